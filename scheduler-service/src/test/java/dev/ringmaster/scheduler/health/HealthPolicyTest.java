package dev.ringmaster.scheduler.health;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringmaster.model.attempt.AttemptHealth;
import dev.ringmaster.model.attempt.FailureClass;
import dev.ringmaster.model.settings.HealthThresholds;
import dev.ringmaster.scheduler.limits.Breach;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class HealthPolicyTest {

    private static final Instant START = Instant.parse("2026-03-01T10:00:00Z");
    private static final HealthThresholds THRESHOLDS =
            new HealthThresholds(Duration.ofMinutes(2), Duration.ofMinutes(15), 50);

    private Vitals vitals = Vitals.first(START, START, 0, Duration.ZERO);

    @Test
    void outputKeepsItActive() {
        for (int second = 5; second < 3600; second += 5) {
            look(second, second, 0, null, false, 1);
            assertThat(vitals.health()).isEqualTo(AttemptHealth.ACTIVE);
        }
    }

    @Test
    void changedFilesKeepItActive() {
        for (int second = 5; second < 3600; second += 5) {
            look(second, 0, 0, START.plusSeconds(second - 3), false, 1);
            assertThat(vitals.health()).isEqualTo(AttemptHealth.ACTIVE);
        }
    }

    @Test
    void quietWithAConnectionIsThinkingThenSlowThenHung() {
        look(15, 0, 0, null, true, 1);
        assertThat(vitals.health()).isEqualTo(AttemptHealth.THINKING);

        look(125, 0, 0, null, true, 1);
        assertThat(vitals.health()).isEqualTo(AttemptHealth.SLOW);
        assertThat(vitals.reason()).isEqualTo("has been quiet for 125 s and holds a connection open");
        assertThat(HealthPolicy.end(vitals)).isEmpty();

        look(901, 0, 0, null, true, 1);
        assertThat(vitals.health()).isEqualTo(AttemptHealth.HUNG);
        assertThat(HealthPolicy.end(vitals)).get().extracting(Breach::failure).isEqualTo(FailureClass.HUNG);
    }

    @Test
    void computingWithoutOutputIsThinkingAndNeverHung() {
        for (int second = 5; second <= 7200; second += 5) {
            look(second, 0, 2500, null, false, 1);
            assertThat(HealthPolicy.end(vitals)).isEmpty();
            if (second == 60) {
                assertThat(vitals.health()).isEqualTo(AttemptHealth.THINKING);
            }
        }
        assertThat(vitals.health()).isEqualTo(AttemptHealth.SLOW);
    }

    @Test
    void keepAlivesOfAnIdleProgramAreNoWork() {
        for (int second = 5; second <= 900; second += 5) {
            look(second, 0, 20, null, false, 1);
        }
        assertThat(vitals.health()).isEqualTo(AttemptHealth.HUNG);
    }

    @Test
    void oneLineMakesASlowOneActiveAgain() {
        look(300, 0, 0, null, false, 1);
        assertThat(vitals.health()).isEqualTo(AttemptHealth.SLOW);

        look(305, 10, 0, null, false, 1);
        assertThat(vitals.health()).isEqualTo(AttemptHealth.ACTIVE);
    }

    @Test
    void loopIsShownAtOnceAndEndedWhenItGoesOn() {
        look(5, 1000, 0, null, false, 50);
        assertThat(vitals.health()).isEqualTo(AttemptHealth.LOOPING);
        assertThat(HealthPolicy.end(vitals)).isEmpty();

        look(20, 2000, 0, null, false, 200);
        assertThat(HealthPolicy.end(vitals)).isEmpty();

        look(35, 3000, 0, null, false, 400);
        assertThat(HealthPolicy.end(vitals)).get().extracting(Breach::failure).isEqualTo(FailureClass.LOOPING);
    }

    @Test
    void loopThatEndsByItselfIsForgiven() {
        look(5, 1000, 0, null, false, 50);
        look(20, 2000, 0, null, false, 1);
        look(35, 3000, 0, null, false, 60);

        assertThat(vitals.health()).isEqualTo(AttemptHealth.LOOPING);
        assertThat(HealthPolicy.end(vitals)).isEmpty();
    }

    @Test
    void loopThatFellSilentHangsInTheEnd() {
        look(5, 1000, 0, null, false, 50);
        look(500, 1000, 0, null, false, 50);
        assertThat(HealthPolicy.end(vitals)).isEmpty();

        look(906, 1000, 0, null, false, 50);
        assertThat(HealthPolicy.end(vitals)).get().extracting(Breach::failure).isEqualTo(FailureClass.HUNG);
    }

    @Test
    void fileWithATimeToComeDoesNotHideSilence() {
        look(5, 0, 0, START.plusSeconds(999_999), false, 1);
        look(906, 0, 0, START.plusSeconds(999_999), false, 1);

        assertThat(vitals.health()).isEqualTo(AttemptHealth.HUNG);
    }

    @Test
    void adoptedOneIsSlowAtOnceButHungOnlyAfterItWasWatched() {
        vitals = Vitals.first(START, START.minusSeconds(3600), 77, Duration.ofHours(1));

        look(1, 77, 0, null, false, 1);

        assertThat(vitals.health()).isEqualTo(AttemptHealth.SLOW);
    }

    private void look(
            int second, long output, long millisMore, @Nullable Instant changed, boolean connected, int repeats) {
        vitals = HealthPolicy.next(
                vitals,
                new HealthSample(
                        START.plusSeconds(second),
                        output,
                        vitals.cpu().plusMillis(millisMore),
                        changed,
                        connected,
                        repeats),
                THRESHOLDS);
    }
}
