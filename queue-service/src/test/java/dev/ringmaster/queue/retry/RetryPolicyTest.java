package dev.ringmaster.queue.retry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.ringmaster.model.attempt.FailureClass;
import dev.ringmaster.model.attempt.Outcome;
import dev.ringmaster.model.decision.DecisionKind;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RetryPolicyTest {

    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
    private final RetryPolicy policy = new RetryPolicy(3, Duration.ofSeconds(1), Duration.ofSeconds(3), 2);

    @Test
    void failuresOfTheTaskBackOffLongerEachTimeUpToTheLongestPause() {
        RetryPolicy patient = policy.withMaxAttempts(10);
        Tries tries = Tries.NONE;
        for (long seconds : new long[] {1, 2, 3, 3}) {
            Verdict verdict = patient.judge(failed(FailureClass.GATE_FAILED), true, tries, NOW);
            assertThat(verdict).isEqualTo(new Verdict.RunAgain(tries.plusCounted(), NOW.plusSeconds(seconds)));
            tries = verdict.tries();
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"GATE_FAILED", "NO_CHANGES", "AGENT_ERROR", "CONFLICT"})
    void thirdCountedFailureAsksAPerson(FailureClass failure) {
        Verdict verdict = policy.judge(failed(failure), true, new Tries(2, 0, 2), NOW);

        assertThat(verdict)
                .isInstanceOfSatisfying(
                        Verdict.AskPerson.class, ask -> assertThat(ask.kind()).isEqualTo(DecisionKind.RETRIES_SPENT));
        assertThat(verdict.tries()).isEqualTo(new Tries(3, 0, 3));
    }

    @Test
    void workSentBackByAPersonIsTriedAgainAtOnceWithAllAttemptsAnew() {
        Verdict verdict = policy.judge(failed(FailureClass.REJECTED), true, new Tries(2, 1, 3), NOW);

        assertThat(verdict).isEqualTo(new Verdict.RunAgain(new Tries(0, 0, 4), NOW));
    }

    @Test
    void timeOutCountsAsAFailureOfTheTask() {
        Outcome outcome = new Outcome.TimedOut(Duration.ofMinutes(1), "");

        assertThat(policy.judge(outcome, true, Tries.NONE, NOW).tries()).isEqualTo(new Tries(1, 0, 1));
    }

    @ParameterizedTest
    @EnumSource(names = {"BAD_COMMAND", "PREPARATION", "INFRASTRUCTURE"})
    void faultsOfOthersDoNotCountButTheFifthInARowAsksAPerson(FailureClass failure) {
        assertThat(policy.judge(failed(failure), true, new Tries(2, 3, 5), NOW))
                .isInstanceOf(Verdict.RunAgain.class)
                .extracting(Verdict::tries)
                .isEqualTo(new Tries(2, 4, 6));
        assertThat(policy.judge(failed(failure), true, new Tries(2, 4, 6), NOW)).isInstanceOf(Verdict.AskPerson.class);
    }

    @Test
    void lostAttemptIsNotTheTasksFault() {
        assertThat(policy.judge(new Outcome.Lost("another boot"), true, new Tries(2, 0, 2), NOW))
                .isEqualTo(new Verdict.RunAgain(new Tries(2, 1, 3), NOW.plusSeconds(1)));
    }

    @Test
    void failureOfAnAttemptThatNeverStartedIsNotCounted() {
        assertThat(policy.judge(failed(FailureClass.AGENT_ERROR), false, new Tries(2, 0, 2), NOW)
                        .tries())
                .isEqualTo(new Tries(2, 1, 3));
    }

    @Test
    void projectProblemAsksAtOnce() {
        assertThat(policy.judge(failed(FailureClass.PROJECT_PROBLEM), false, Tries.NONE, NOW))
                .isEqualTo(new Verdict.AskPerson(new Tries(0, 0, 1), DecisionKind.PROJECT_PROBLEM, "why"));
    }

    @Test
    void questionOfTheAgentIsAskedAsItIs() {
        assertThat(policy.judge(new Outcome.NeedsDecision("A or B?", ""), true, Tries.NONE, NOW))
                .isEqualTo(new Verdict.AskPerson(new Tries(0, 0, 1), DecisionKind.AGENT_QUESTION, "A or B?"));
    }

    @Test
    void quotaIsAwaitedUntilItIsBackOrAQuarterOfAnHour() {
        Instant until = NOW.plusSeconds(90);

        assertThat(policy.judge(new Outcome.QuotaExhausted(until, null, ""), true, Tries.NONE, NOW))
                .isEqualTo(new Verdict.AwaitQuota(new Tries(0, 0, 1), until));
        assertThat(policy.judge(new Outcome.QuotaExhausted(null, null, ""), true, Tries.NONE, NOW))
                .isEqualTo(new Verdict.AwaitQuota(new Tries(0, 0, 1), NOW.plus(Duration.ofMinutes(15))));
    }

    @Test
    void quotaThatIsSaidToBeBackAlreadyStillPauses() {
        assertThat(policy.judge(new Outcome.QuotaExhausted(NOW.minusSeconds(5), null, ""), true, Tries.NONE, NOW))
                .isEqualTo(new Verdict.AwaitQuota(new Tries(0, 0, 1), NOW.plusSeconds(1)));
    }

    @Test
    void cancelThatNobodyAskedForRunsAgainAtOnceButNotForEver() {
        assertThat(policy.judge(new Outcome.Cancelled("?"), true, Tries.NONE, NOW))
                .isEqualTo(new Verdict.RunAgain(new Tries(0, 1, 1), NOW));
        assertThat(policy.judge(new Outcome.Cancelled("?"), true, new Tries(0, 4, 4), NOW))
                .isInstanceOf(Verdict.AskPerson.class);
    }

    @Test
    void successIsNotJudged() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> policy.judge(new Outcome.Succeeded(null), true, Tries.NONE, NOW));
    }

    private static Outcome failed(FailureClass failure) {
        return new Outcome.Failed(failure, "why", "detail");
    }
}
