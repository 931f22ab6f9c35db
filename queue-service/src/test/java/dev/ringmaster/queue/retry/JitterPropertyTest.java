package dev.ringmaster.queue.retry;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringmaster.model.attempt.FailureClass;
import dev.ringmaster.model.attempt.Outcome;
import java.time.Duration;
import java.time.Instant;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;

/** What holds for every pause that is left to chance. */
class JitterPropertyTest {

    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
    private static final Outcome FAILED = new Outcome.Failed(FailureClass.GATE_FAILED, "m", "d");

    /** Planted and caught: jitter that is added to the pause, which passes {@code max_backoff}. */
    @Property(tries = 1000)
    void pauseStaysBetweenItsPartAndItsWhole(
            @ForAll @DoubleRange(min = 0, max = 1) double jitter,
            @ForAll @IntRange(min = 0, max = 12) int failures,
            @ForAll @DoubleRange(min = 0, max = 1) double chance) {
        Duration whole = pause(0, failures, chance);
        Duration pause = pause(jitter, failures, chance);

        assertThat(whole).isLessThanOrEqualTo(Duration.ofMinutes(5));
        assertThat(pause).isLessThanOrEqualTo(whole);
        assertThat(pause.toMillis()).isGreaterThanOrEqualTo((long) (whole.toMillis() * (1 - jitter)) - 1);
    }

    /** Planted and caught: a pause that looks at the jitter and not at the chance, so that all wake together as before. */
    @Property(tries = 200)
    void tasksThatFailedTogetherAreSpreadOverThePart(@ForAll long seed) {
        Random source = new Random(seed);

        long distinct = source.doubles(100)
                .mapToObj(chance -> pause(0.2, 5, chance))
                .distinct()
                .count();

        assertThat(distinct).isGreaterThan(90);
        assertThat(pause(0.2, 5, 0.25)).as("the same chance, the same pause").isEqualTo(pause(0.2, 5, 0.25));
    }

    private static Duration pause(double jitter, int failures, double chance) {
        var policy = new RetryPolicy(100, Duration.ofSeconds(1), Duration.ofMinutes(5), 2, jitter);
        var ending = new Ending(true, false, false, new Tries(failures, 0, failures), null, true, NOW, chance);
        Verdict.RunAgain again = (Verdict.RunAgain) policy.judge(FAILED, ending);
        return Duration.between(NOW, again.at());
    }
}
