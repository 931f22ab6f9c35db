package dev.ringmaster.agent.failure;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ResetTimeTest {

    private static final Instant AT = Instant.parse("2026-11-23T14:50:30Z");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                // A time of day without seconds ends within its minute.
                "try again at 4:51 PM. | 2026-11-23T16:52:00Z",
                "try again at 3:05 PM | 2026-11-23T15:06:00Z",
                "You've hit your session limit · resets 4:52pm (UTC) | 2026-11-23T16:53:00Z",
                "limit reached ∙ resets 5pm | 2026-11-23T17:01:00Z",
                "resets at 12am | 2026-11-24T00:01:00Z",
                "resets at 12pm | 2026-11-24T12:01:00Z",
                "resets 15:05 | 2026-11-23T15:06:00Z",
                "resets 6pm (Europe/Berlin) | 2026-11-23T17:01:00Z",
                "try again at Nov 25th, 2026 10:25 PM. | 2026-11-25T22:26:00Z",
                "resets Nov 25, 10:25pm (UTC) | 2026-11-25T22:26:00Z",
                "resets Jan 2, 9am | 2027-01-02T09:01:00Z",
                // The minute that runs, and one that has just passed, are meant; one that is long past is tomorrow's.
                "try again at 2:50 PM | 2026-11-23T14:51:00Z",
                "try again at 2:45 PM | 2026-11-23T14:46:00Z",
                "try again at 9:00 AM | 2026-11-24T09:01:00Z",
                "try again in 20s | 2026-11-23T14:50:50Z",
                "Please retry in 12.5s | 2026-11-23T14:50:42.500Z",
                "Your quota will reset after 2h3m4s. | 2026-11-23T16:53:34Z",
                "try again in 3 days 2 hours 5 minutes | 2026-11-26T16:55:30Z",
                "try again in 1 hour and 5 minutes | 2026-11-23T15:55:30Z",
                "retry in 500ms | 2026-11-23T14:50:30.500Z",
                "retry-after: 30 | 2026-11-23T14:51:00Z",
                "resets at 2026-11-24T10:00:00Z | 2026-11-24T10:00:00Z",
                "resets 2026-11-24 10:00:00+0100 | 2026-11-24T09:00:00Z",
                "usage limit reached|1795452728"
            })
    void timeIsReadOutOfProse(String prose, String expected) {
        // The last row is of an older form in which a bar parts the text from the time.
        boolean barred = prose.equals("usage limit reached");
        String text = barred ? prose + "|" + expected : prose;
        Instant reset = barred ? Instant.ofEpochSecond(Long.parseLong(expected)) : Instant.parse(expected);

        assertThat(ResetTime.in(text, AT, ZoneOffset.UTC)).contains(reset);
    }

    @Test
    void timesOfDayAreLocalUnlessTheyNameAZone() {
        ZoneId tokyo = ZoneId.of("Asia/Tokyo");

        assertThat(ResetTime.in("resets 6am", AT, tokyo)).contains(Instant.parse("2026-11-23T21:01:00Z"));
        assertThat(ResetTime.in("resets 6pm (UTC)", AT, tokyo)).contains(Instant.parse("2026-11-23T18:01:00Z"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "overloaded",
                "try again later",
                "resets 25pm",
                "resets 10:75",
                "resets Feb 31, 9am",
                "resets 6pm (Nowhere/Else)",
                "try again in 99999 days",
                "again 3 files"
            })
    void anythingElseIsNoTime(String prose) {
        assertThat(ResetTime.in(prose, AT, ZoneOffset.UTC)).isEmpty();
    }

    @Property
    void noTextTripsIt(@ForAll String text) {
        assertThat(ResetTime.in("try again at " + text, AT, ZoneOffset.UTC)).isNotNull();
        assertThat(FailureText.failure(text)).isNotNull();
    }
}
