package dev.ringmaster.cli.command;

import dev.ringmaster.cli.CommandFailure;
import dev.ringmaster.cli.ExitCode;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads times as people write them: {@code 90s}, {@code 30m}, {@code 2h}, {@code 1d}, {@code 500ms}; a bare number is seconds. */
public final class Durations {

    private static final Pattern FORM = Pattern.compile("(\\d{1,9})(ms|s|m|min|h|d)?");

    private Durations() {}

    /** @throws CommandFailure if it is no such time */
    public static Duration parsed(String text) {
        Matcher form = FORM.matcher(text.strip());
        if (!form.matches()) {
            throw new CommandFailure(ExitCode.USAGE, "'" + text + "' is not a time", "Write it as 90s, 30m or 2h.");
        }
        long number = Long.parseLong(form.group(1));
        return switch (form.group(2) == null ? "s" : form.group(2)) {
            case "ms" -> Duration.ofMillis(number);
            case "m", "min" -> Duration.ofMinutes(number);
            case "h" -> Duration.ofHours(number);
            case "d" -> Duration.ofDays(number);
            default -> Duration.ofSeconds(number);
        };
    }
}
