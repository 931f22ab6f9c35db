package dev.ringmaster.agent.failure;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.Month;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads when a limit ends out of prose, such as "try again at 3:05 PM", "resets Nov 25, 10pm (UTC)" or "retry in 1h 20m". Agents
 * cut times of day to the minute, so that the limit ends within the minute that follows: that minute is waited out.
 */
public final class ResetTime {

    /** A time of day that passed less than this ago is the one that was meant, not tomorrow's. */
    private static final Duration JUST_PASSED = Duration.ofMinutes(10);

    private static final Duration LONGEST = Duration.ofDays(366);

    private static final Pattern STAMP =
            Pattern.compile("\\d{4}-\\d{2}-\\d{2}[T ]\\d{2}:\\d{2}(:\\d{2})?(\\.\\d{1,9})?(Z|[+-]\\d{2}:?\\d{2})");
    private static final Pattern EPOCH = Pattern.compile("(?:\\||(?:reset|again|until)\\D{0,20})(1\\d{9})(?!\\d)");
    private static final Pattern CLOCK = ignoringCase("(?:resets?|again|until|available|renews?|back)\\b[^\\n.]{0,40}?"
            + "(?:(?<month>jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\\.? (?<day>\\d{1,2})(?:st|nd|rd|th)?"
            + "(?:,? (?<year>\\d{4}))?,?(?: at)? )?"
            + "(?<![\\d:])(?<hour>\\d{1,2})(?::(?<minute>\\d{2}))?(?: ?(?<half>am|pm)\\b|(?<=:\\d{2})(?!\\d))"
            + "(?: ?\\((?<zone>[A-Za-z_/+-]{2,40})\\))?");
    private static final Pattern SPAN =
            ignoringCase("(?:\\b(?:in|after|resets?)\\b|retry-after:?)\\s*(?:about )?((?:\\d+(?:\\.\\d+)?\\s*"
                    + "(?:days?|d|hours?|hrs?|h|minutes?|mins?|ms|m|seconds?|secs?|s)[,\\s]*(?:and )?)+)");
    private static final Pattern PART =
            ignoringCase("(\\d+(?:\\.\\d+)?)\\s*(days?|d|hours?|hrs?|h|minutes?|mins?|ms|m|seconds?|secs?|s)");
    private static final Pattern BARE_SECONDS = ignoringCase("retry[- ]after:? ?(\\d{1,7})\\b");

    private ResetTime() {}

    /**
     * @param at when the message was written, or a little later
     * @param zone of times of day that name no zone
     */
    public static Optional<Instant> in(String prose, Instant at, ZoneId zone) {
        return stamp(prose)
                .or(() -> epoch(prose))
                .or(() -> clock(prose, at, zone))
                .or(() -> span(prose, at))
                .filter(time -> Duration.between(at, time).abs().compareTo(LONGEST) < 0);
    }

    private static Optional<Instant> stamp(String prose) {
        Matcher matcher = STAMP.matcher(prose);
        if (!matcher.find()) {
            return Optional.empty();
        }
        String zone = matcher.group(3);
        String colon = zone.length() == 5 ? zone.substring(0, 3) + ":" + zone.substring(3) : zone;
        String local = matcher.group().substring(0, matcher.group().length() - zone.length());
        try {
            return Optional.of(
                    OffsetDateTime.parse(local.replace(' ', 'T') + colon).toInstant());
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static Optional<Instant> epoch(String prose) {
        Matcher matcher = EPOCH.matcher(prose);
        return matcher.find() ? Optional.of(Instant.ofEpochSecond(Long.parseLong(matcher.group(1)))) : Optional.empty();
    }

    private static Optional<Instant> clock(String prose, Instant at, ZoneId usual) {
        Matcher matcher = CLOCK.matcher(prose);
        if (!matcher.find()) {
            return Optional.empty();
        }
        try {
            ZoneId zone = matcher.group("zone") == null ? usual : ZoneId.of(matcher.group("zone"));
            return Optional.of(next(matcher, at, zone).plusMinutes(1).toInstant());
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static ZonedDateTime next(Matcher clock, Instant at, ZoneId zone) {
        LocalDate today = at.atZone(zone).toLocalDate();
        LocalTime time = LocalTime.of(hour(clock), clock.group("minute") == null ? 0 : number(clock, "minute"));
        if (clock.group("month") == null) {
            ZonedDateTime candidate = ZonedDateTime.of(today, time, zone);
            return candidate.toInstant().isBefore(at.minus(JUST_PASSED)) ? candidate.plusDays(1) : candidate;
        }
        int year = clock.group("year") == null ? today.getYear() : number(clock, "year");
        ZonedDateTime candidate = ZonedDateTime.of(LocalDate.of(year, month(clock), number(clock, "day")), time, zone);
        boolean nextYear =
                clock.group("year") == null && candidate.toInstant().isBefore(at.minus(Duration.ofDays(180)));
        return nextYear ? candidate.plusYears(1) : candidate;
    }

    private static int hour(Matcher clock) {
        int hour = number(clock, "hour");
        String half = clock.group("half");
        if (half == null) {
            return hour;
        }
        if (hour < 1 || hour > 12) {
            throw new DateTimeException(hour + half);
        }
        return hour % 12 + (half.equalsIgnoreCase("pm") ? 12 : 0);
    }

    private static Month month(Matcher clock) {
        String name = clock.group("month").toUpperCase(Locale.ROOT);
        return Arrays.stream(Month.values())
                .filter(month -> month.name().startsWith(name))
                .findFirst()
                .orElseThrow(() -> new DateTimeException(name));
    }

    private static int number(Matcher matcher, String group) {
        return Integer.parseInt(matcher.group(group));
    }

    private static Optional<Instant> span(String prose, Instant at) {
        Matcher whole = SPAN.matcher(prose);
        if (!whole.find()) {
            Matcher seconds = BARE_SECONDS.matcher(prose);
            return seconds.find() ? Optional.of(at.plusSeconds(Long.parseLong(seconds.group(1)))) : Optional.empty();
        }
        double sum = 0;
        for (Matcher part = PART.matcher(whole.group(1)); part.find(); ) {
            sum += Double.parseDouble(part.group(1)) * millis(part.group(2).toLowerCase(Locale.ROOT));
        }
        return sum < LONGEST.toMillis() ? Optional.of(at.plusMillis((long) Math.ceil(sum))) : Optional.empty();
    }

    private static long millis(String unit) {
        if (unit.equals("ms")) {
            return 1;
        }
        return switch (unit.charAt(0)) {
            case 'd' -> 86_400_000;
            case 'h' -> 3_600_000;
            case 'm' -> 60_000;
            default -> 1000;
        };
    }

    private static Pattern ignoringCase(String pattern) {
        return Pattern.compile(pattern, Pattern.CASE_INSENSITIVE);
    }
}
