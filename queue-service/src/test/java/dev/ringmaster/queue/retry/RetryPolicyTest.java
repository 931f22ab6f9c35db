package dev.ringmaster.queue.retry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.ringmaster.model.attempt.FailureClass;
import dev.ringmaster.model.attempt.Outcome;
import dev.ringmaster.model.decision.DecisionKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class RetryPolicyTest {

    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
    private static final Outcome QUOTA = new Outcome.QuotaExhausted(null, null, "");

    private final RetryPolicy policy = new RetryPolicy(3, Duration.ofSeconds(1), Duration.ofSeconds(3), 2);

    @Test
    void failuresOfTheTaskBackOffLongerEachTimeUpToTheLongestPause() {
        RetryPolicy patient = policy.withMaxAttempts(10);
        Tries tries = Tries.NONE;
        for (long seconds : new long[] {1, 2, 3, 3}) {
            Verdict verdict = patient.judge(failed(FailureClass.GATE_FAILED), ended(true, tries));
            assertThat(verdict).isEqualTo(new Verdict.RunAgain(tries.plusCounted(), true, NOW.plusSeconds(seconds)));
            tries = verdict.tries();
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"GATE_FAILED", "NO_CHANGES", "AGENT_ERROR", "CONFLICT"})
    void thirdCountedFailureAsksAPerson(FailureClass failure) {
        Verdict verdict = policy.judge(failed(failure), ended(true, new Tries(2, 0, 2)));

        assertThat(verdict)
                .isInstanceOfSatisfying(
                        Verdict.AskPerson.class, ask -> assertThat(ask.kind()).isEqualTo(DecisionKind.RETRIES_SPENT));
        assertThat(verdict.tries()).isEqualTo(new Tries(3, 0, 3));
    }

    @Test
    void workSentBackByAPersonIsTriedAgainAtOnceWithAllAttemptsAnew() {
        Verdict verdict = policy.judge(failed(FailureClass.REJECTED), ended(true, new Tries(2, 1, 3)));

        assertThat(verdict).isEqualTo(new Verdict.RunAgain(new Tries(0, 0, 4), true, NOW));
    }

    @Test
    void timeOutCountsAsAFailureOfTheTask() {
        Outcome outcome = new Outcome.TimedOut(Duration.ofMinutes(1), "");

        assertThat(policy.judge(outcome, ended(true, Tries.NONE)).tries()).isEqualTo(new Tries(1, 0, 1));
    }

    @ParameterizedTest
    @EnumSource(names = {"BAD_COMMAND", "PREPARATION", "INFRASTRUCTURE"})
    void faultsOfOthersDoNotCountButTheFifthInARowAsksAPerson(FailureClass failure) {
        assertThat(policy.judge(failed(failure), ended(true, new Tries(2, 3, 5))))
                .isInstanceOf(Verdict.RunAgain.class)
                .extracting(Verdict::tries)
                .isEqualTo(new Tries(2, 4, 6));
        assertThat(policy.judge(failed(failure), ended(true, new Tries(2, 4, 6))))
                .isInstanceOf(Verdict.AskPerson.class);
    }

    @Test
    void lostAttemptIsNotTheTasksFault() {
        assertThat(policy.judge(new Outcome.Lost("another boot"), ended(true, new Tries(2, 0, 2))))
                .isEqualTo(new Verdict.RunAgain(new Tries(2, 1, 3), true, NOW.plusSeconds(1)));
    }

    @Test
    void failureOfAnAttemptThatNeverStartedIsNotCounted() {
        assertThat(policy.judge(failed(FailureClass.AGENT_ERROR), ended(false, new Tries(2, 0, 2)))
                        .tries())
                .isEqualTo(new Tries(2, 1, 3));
    }

    @Test
    void projectProblemAsksAtOnce() {
        assertThat(policy.judge(failed(FailureClass.PROJECT_PROBLEM), ended(false, Tries.NONE)))
                .isEqualTo(new Verdict.AskPerson(new Tries(0, 0, 1), true, DecisionKind.PROJECT_PROBLEM, "why"));
    }

    @Test
    void questionOfTheAgentIsAskedAsItIs() {
        assertThat(policy.judge(new Outcome.NeedsDecision("A or B?", ""), ended(true, Tries.NONE)))
                .isEqualTo(new Verdict.AskPerson(new Tries(0, 0, 1), true, DecisionKind.AGENT_QUESTION, "A or B?"));
    }

    @Test
    void whatWasBegunWaitsForItsOwnAccount() {
        Instant back = NOW.plusSeconds(90);

        assertThat(policy.judge(QUOTA, new Ending(true, false, true, Tries.NONE, back, true, NOW)))
                .isEqualTo(new Verdict.AwaitQuota(new Tries(0, 0, 1, 1), back));
    }

    @Test
    void whatHasNothingToGoOnWithGoesToAnotherAccount() {
        Instant back = NOW.plusSeconds(90);

        assertThat(policy.judge(QUOTA, new Ending(true, false, false, Tries.NONE, back, true, NOW)))
                .isEqualTo(new Verdict.RunAgain(new Tries(0, 0, 1, 1), false, NOW.plusSeconds(1)));
        assertThat(policy.judge(QUOTA, new Ending(true, false, false, Tries.NONE, back, false, NOW)))
                .isEqualTo(new Verdict.AwaitQuota(new Tries(0, 0, 1, 1), back));
    }

    @Test
    void quotaThatIsSaidToBeBackAlreadyStillPauses() {
        assertThat(policy.judge(QUOTA, new Ending(true, false, true, Tries.NONE, null, true, NOW)))
                .isEqualTo(new Verdict.AwaitQuota(new Tries(0, 0, 1, 1), NOW.plusSeconds(1)));
    }

    @ParameterizedTest
    @EnumSource(names = {"AUTHENTICATION", "BAD_ARGUMENTS"})
    void workerThatCannotWorkIsLeftAndTheTaskIsNotBlamed(FailureClass failure) {
        assertThat(policy.judge(failed(failure), ended(true, new Tries(2, 3, 6))))
                .isEqualTo(new Verdict.WorkerUnusable(
                        new Verdict.RunAgain(new Tries(2, 4, 7), false, NOW.plusSeconds(1)), failure.word(), "why"));
    }

    @Test
    void fifthWorkerInARowThatCannotWorkAsksAPerson() {
        assertThat(policy.judge(failed(FailureClass.AUTHENTICATION), ended(true, new Tries(2, 4, 6))))
                .isInstanceOfSatisfying(
                        Verdict.WorkerUnusable.class,
                        unusable -> assertThat(unusable.next()).isInstanceOf(Verdict.AskPerson.class));
    }

    @Test
    void twentiethTimeInARowThatNothingCouldBeginAsksAPerson() {
        assertThat(policy.judge(QUOTA, ended(true, new Tries(0, 0, 19, 19)))).isInstanceOf(Verdict.AskPerson.class);
        assertThat(policy.declined("full", new Tries(0, 0, 0, 19), 0, NOW)).isInstanceOf(Verdict.AskPerson.class);
        assertThat(policy.declined("full", new Tries(0, 0, 0, 1), 0, NOW))
                .isEqualTo(new Verdict.RunAgain(new Tries(0, 0, 0, 2), true, NOW.plusSeconds(2)));
    }

    @Test
    void whereNoOtherWorkerMayTakeItAPersonIsAskedAboutTheWorker() {
        var nowhereElse = new Ending(true, false, true, Tries.NONE, null, false, NOW);

        assertThat(policy.judge(failed(FailureClass.AUTHENTICATION), nowhereElse))
                .isInstanceOfSatisfying(
                        Verdict.WorkerUnusable.class,
                        unusable -> assertThat(unusable.next())
                                .isInstanceOfSatisfying(
                                        Verdict.AskPerson.class,
                                        ask -> assertThat(ask.kind()).isEqualTo(DecisionKind.WORKER_PROBLEM)));
    }

    /** The table of {@code docs/operations.md}: against whom each class counts, and what becomes of the session. */
    @ParameterizedTest
    @CsvSource({
        "GATE_FAILED, TASK, KEPT",
        "NO_CHANGES, TASK, KEPT",
        "TESTS_WEAKENED, TASK, KEPT",
        "PROOF_FAILED, TASK, KEPT",
        "RELEASE_FAILED, ASK, KEPT",
        "TESTS_MISSING, FORGIVEN, KEPT",
        "AGENT_ERROR, TASK, KEPT_ONCE",
        "INCOMPLETE, TASK, KEPT_ONCE",
        "CONTEXT_OVERFLOW, TASK, FRESH",
        "HUNG, TASK, FRESH",
        "LOOPING, TASK, FRESH",
        "OUT_OF_MEMORY, TASK, FRESH",
        "RESOURCE_LIMIT, TASK, FRESH",
        "CONFLICT, TASK, FRESH",
        "CAPACITY, NOBODY, KEPT",
        "NETWORK, NOBODY, KEPT",
        "PREPARATION, NOBODY, KEPT",
        "INFRASTRUCTURE, NOBODY, KEPT",
        "SESSION_LOST, NOBODY, FRESH",
        "BAD_COMMAND, NOBODY, FRESH",
        "AUTHENTICATION, WORKER, FRESH",
        "BAD_ARGUMENTS, WORKER, FRESH",
        "PROJECT_PROBLEM, ASK, KEPT",
        "REJECTED, FORGIVEN, KEPT"
    })
    void eachClassHasItsRow(FailureClass failure, RetryRule.Count count, RetryRule.Session session) throws IOException {
        assertThat(RetryRule.of(failure)).isEqualTo(new RetryRule(count, session));
        Verdict verdict = policy.judge(failed(failure), ended(true, Tries.NONE));
        assertThat(verdict.keepsSession()).isEqualTo(session != RetryRule.Session.FRESH);
        assertThat(verdict.tries().counted()).isEqualTo(count == RetryRule.Count.TASK ? 1 : 0);
        assertThat(Files.readString(Path.of("..", "docs", "operations.md"))).contains("\n| `" + failure.word() + "` |");
    }

    @ParameterizedTest
    @EnumSource(FailureClass.class)
    void noClassIsWithoutARowOfThisTest(FailureClass failure) throws ReflectiveOperationException {
        var rows = getClass()
                .getDeclaredMethod(
                        "eachClassHasItsRow", FailureClass.class, RetryRule.Count.class, RetryRule.Session.class)
                .getAnnotation(CsvSource.class)
                .value();

        assertThat(rows).anyMatch(row -> row.startsWith(failure.name() + ","));
    }

    @Test
    void sessionThatFailedTwiceInTheSameWayIsSpoilt() {
        var resumed = new Ending(true, true, true, Tries.NONE, null, true, NOW);

        assertThat(policy.judge(failed(FailureClass.AGENT_ERROR), resumed).keepsSession())
                .isFalse();
        assertThat(policy.judge(failed(FailureClass.NETWORK), resumed).keepsSession())
                .isTrue();
    }

    @Test
    void cancelThatNobodyAskedForRunsAgainAtOnceButNotForEver() {
        assertThat(policy.judge(new Outcome.Cancelled("?"), ended(true, Tries.NONE)))
                .isEqualTo(new Verdict.RunAgain(new Tries(0, 1, 1), true, NOW));
        assertThat(policy.judge(new Outcome.Cancelled("?"), ended(true, new Tries(0, 4, 4))))
                .isInstanceOf(Verdict.AskPerson.class);
    }

    @Test
    void successIsNotJudged() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> policy.judge(new Outcome.Succeeded(null), ended(true, Tries.NONE)));
    }

    private static Ending ended(boolean started, Tries before) {
        return new Ending(started, false, true, before, null, true, NOW);
    }

    private static Outcome failed(FailureClass failure) {
        return new Outcome.Failed(failure, "why", "detail");
    }
}
