package dev.ringmaster.scheduler.retention;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringmaster.model.attempt.Outcome;
import dev.ringmaster.scheduler.attempt.AttemptState;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class RetentionPolicyTest {

    private static final Instant ENDED = Instant.parse("2026-01-01T00:00:00Z");

    private final RetentionPolicy policy = new RetentionPolicy(Duration.ofDays(3), Duration.ofDays(14));

    @Test
    void endedAttemptIsOverOnceItsOutputIsNoLongerPromised() {
        AttemptState finished = new AttemptState.Finished(new Outcome.Succeeded(null), true, ENDED, null);
        AttemptState declined = new AttemptState.Declined("no slot", ENDED);

        assertThat(policy.isOver(finished, ENDED.plus(Duration.ofDays(3)))).isFalse();
        assertThat(policy.isOver(finished, ENDED.plus(Duration.ofDays(3)).plusMillis(1)))
                .isTrue();
        assertThat(policy.isOver(declined, ENDED.plus(Duration.ofDays(4)))).isTrue();
    }

    @Test
    void attemptUnderWayIsNeverOver() {
        assertThat(policy.isOver(new AttemptState.Proven("c"), ENDED.plus(Duration.ofDays(9000))))
                .isFalse();
    }

    @Test
    void fencesStayAsLongAsTheEventsTheyTurnAway() {
        assertThat(policy.fencesGoBefore(ENDED)).isEqualTo(ENDED.minus(Duration.ofDays(14)));
        assertThat(new RetentionPolicy(Duration.ofDays(30), Duration.ofDays(14)).fencesGoBefore(ENDED))
                .isEqualTo(ENDED.minus(Duration.ofDays(30)));
    }
}
