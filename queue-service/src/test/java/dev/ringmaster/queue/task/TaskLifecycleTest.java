package dev.ringmaster.queue.task;

import static dev.ringmaster.queue.Fixtures.NOW;
import static dev.ringmaster.queue.Fixtures.PROJECT;
import static dev.ringmaster.queue.Fixtures.aTask;
import static dev.ringmaster.queue.Fixtures.attempt;
import static dev.ringmaster.queue.Fixtures.id;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ringmaster.model.attempt.AttemptRef;
import dev.ringmaster.model.attempt.FailureClass;
import dev.ringmaster.model.attempt.Outcome;
import dev.ringmaster.model.decision.Answer;
import dev.ringmaster.model.decision.Decision;
import dev.ringmaster.model.decision.DecisionKind;
import dev.ringmaster.model.decision.DecisionOption;
import dev.ringmaster.model.event.AttemptEvent;
import dev.ringmaster.model.event.TaskEvent;
import dev.ringmaster.model.id.DecisionId;
import dev.ringmaster.model.id.Epoch;
import dev.ringmaster.model.id.TaskId;
import dev.ringmaster.model.id.WorkerId;
import dev.ringmaster.model.task.BlockReason;
import dev.ringmaster.model.task.InitialStatus;
import dev.ringmaster.model.task.TaskStatus;
import dev.ringmaster.queue.retry.RetryPolicy;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class TaskLifecycleTest {

    private static final TaskId TASK = id("p-1");
    private static final WorkerId WORKER = new WorkerId("w");
    private static final RetryPolicy RETRY = new RetryPolicy(2, Duration.ofSeconds(10), Duration.ofMinutes(5), 2);
    private static final BlockReason WAITS = new BlockReason.Dependency(List.of(id("p-0")));

    @Test
    void openTaskWithNothingInItsWayIsReady() {
        TaskRun run = begin(InitialStatus.OPEN, free(NOW));

        assertThat(run.status()).isEqualTo(TaskStatus.READY);
        assertThat(run.readyAt()).isEqualTo(NOW);
    }

    @Test
    void openTaskIsBlockedByWhatStandsInItsWay() {
        assertThat(begin(InitialStatus.OPEN, behind(WAITS)).blockedBy()).isEqualTo(WAITS);
    }

    @Test
    void taskCreatedAsDoneIsDoneWhateverItDependsOn() {
        assertThat(begin(InitialStatus.DONE, behind(WAITS)).status()).isEqualTo(TaskStatus.DONE);
    }

    @Test
    void draftWaitsUntilItIsSubmitted() {
        TaskRun draft = begin(InitialStatus.DRAFT, free(NOW));

        assertThat(after(draft, new Stimulus.CircumstancesChanged()).status()).isEqualTo(TaskStatus.DRAFT);
        assertThat(after(draft, asked(new TaskEvent.TaskSubmitted(TASK))).status())
                .isEqualTo(TaskStatus.READY);
    }

    @Test
    void onlyADraftCanBeSubmitted() {
        TaskRun ready = ready();

        Ruling ruling = decide(ready, asked(new TaskEvent.TaskSubmitted(TASK)));

        assertThat(ruling.refusal()).isEqualTo("task p-1 (ready) is no draft, so it cannot be submitted");
        assertThat(ruling.next()).isSameAs(ready);
    }

    @Test
    void assignmentRaisesTheEpochAndTakesASlot() {
        TaskRun run = assigned();

        assertThat(run.status()).isEqualTo(TaskStatus.ASSIGNED);
        assertThat(run.epoch()).isEqualTo(new Epoch(1));
        assertThat(run.holdsSlot()).isTrue();
        assertThat(run.version()).isEqualTo(2);
    }

    @Test
    void taskThatIsNotReadyCannotBeAssigned() {
        TaskRun blocked = begin(InitialStatus.OPEN, behind(WAITS));

        Ruling ruling = TaskLifecycle.decide(blocked, new Stimulus.Given(attempt(1), WORKER), behind(WAITS));

        assertThat(ruling.next()).isSameAs(blocked);
        assertThat(ruling.refusal()).contains("is not ready");
    }

    @Test
    void startExitAndSuccessLeadThroughReviewToDone() {
        TaskRun started = after(assigned(), reported(started(1)));
        TaskRun exited = after(started, reported(exited(1)));
        TaskRun done = after(exited, finished(new Outcome.Succeeded("abc123")));

        assertThat(started.status()).isEqualTo(TaskStatus.IN_PROGRESS);
        assertThat(exited.status()).isEqualTo(TaskStatus.REVIEW);
        assertThat(exited.holdsSlot()).isFalse();
        assertThat(done.status()).isEqualTo(TaskStatus.DONE);
        assertThat(done.commit()).isEqualTo("abc123");
    }

    @Test
    void successWithoutItsEarlierReportsStillMakesTheTaskDone() {
        TaskRun done = after(assigned(), finished(new Outcome.Succeeded(null)));

        assertThat(done.status()).isEqualTo(TaskStatus.DONE);
        assertThat(done.holdsSlot()).isFalse();
    }

    @Test
    void reportOfAnOldEpochChangesNothing() {
        TaskRun again = after(
                after(after(assigned(), finished(failure())), retryNow()), new Stimulus.Given(attempt(2), WORKER));

        for (AttemptEvent old : List.of(started(1), exited(1), new AttemptEvent.AttemptDeclined(ref(1), "no"))) {
            Ruling ruling = decide(again, reported(old));
            assertThat(ruling.next()).isSameAs(again);
            assertThat(ruling.refusal()).contains("epoch 1 changes nothing");
        }
    }

    @Test
    void reportOfAnotherAttemptWithTheSameEpochChangesNothing() {
        TaskRun run = assigned();
        AttemptRef other = new AttemptRef(TASK, PROJECT, attempt(99), new Epoch(1), WORKER);

        assertThat(decide(run, reported(new AttemptEvent.AttemptDeclined(other, "")))
                        .next())
                .isSameAs(run);
    }

    @Test
    void reportWithAnotherEpochChangesNothingEvenIfItNamesTheAttempt() {
        TaskRun run = assigned();

        for (int epoch : new int[] {0, 2}) {
            AttemptRef other = new AttemptRef(TASK, PROJECT, attempt(1), new Epoch(epoch), WORKER);
            assertThat(decide(run, reported(new AttemptEvent.AttemptDeclined(other, "")))
                            .next())
                    .isSameAs(run);
        }
    }

    @Test
    void declinedTaskPausesASecondAndIsNotCounted() {
        TaskRun run = after(assigned(), reported(new AttemptEvent.AttemptDeclined(ref(1), "machine is full")));

        assertThat(run.blockedBy()).isEqualTo(new BlockReason.Backoff(NOW.plusSeconds(1), 0));
        assertThat(run.tries().ended()).isZero();
        assertThat(run.holdsSlot()).isFalse();
        assertThat(run.failure()).contains("machine is full");
    }

    @Test
    void failureIsRememberedForTheNextAttemptWhichWaits() {
        Ruling ruling = decide(assigned(), finished(failure()));

        assertThat(ruling.next().blockedBy()).isEqualTo(new BlockReason.Backoff(NOW.plusSeconds(10), 1));
        assertThat(ruling.effects()).singleElement().isInstanceOfSatisfying(Effect.RememberFailure.class, remember -> {
            assertThat(remember.failure().number()).isEqualTo(1);
            assertThat(remember.failure().detail()).isEqualTo("expected 4 but was 5");
        });
    }

    @Test
    void backoffEndsByItself() {
        TaskRun waiting = after(assigned(), finished(failure()));

        TaskRun early = decideAt(NOW.plusSeconds(9), waiting).next();
        TaskRun late = decideAt(NOW.plusSeconds(10), waiting).next();

        assertThat(early).isSameAs(waiting);
        assertThat(late.status()).isEqualTo(TaskStatus.READY);
    }

    @Test
    void spentRetriesWaitForAPerson() {
        Ruling ruling = decide(secondTry(), finished(2, failure()));

        DecisionId decision = Decision.idFor(TASK, new Epoch(2), DecisionKind.RETRIES_SPENT);
        assertThat(ruling.next().blockedBy()).isEqualTo(new BlockReason.Decision(decision));
        assertThat(ruling.effects())
                .filteredOn(Effect.Ask.class::isInstance)
                .singleElement()
                .isInstanceOfSatisfying(Effect.Ask.class, ask -> {
                    assertThat(ask.decision().id()).isEqualTo(decision);
                    assertThat(ask.decision().options()).containsExactly(DecisionOption.RETRY, DecisionOption.DROP);
                });
    }

    @Test
    void answerToRetryStartsTheCountAnew() {
        TaskRun asked = decide(secondTry(), finished(2, failure())).next();

        Ruling ruling = decide(asked, answer(asked, DecisionOption.RETRY));

        assertThat(ruling.next().status()).isEqualTo(TaskStatus.READY);
        assertThat(ruling.next().tries().counted()).isZero();
        assertThat(ruling.next().tries().ended()).isEqualTo(2);
        assertThat(ruling.effects()).singleElement().isInstanceOf(Effect.RememberAnswer.class);
    }

    @Test
    void answerToDropMakesTheTaskFailed() {
        TaskRun asked = decide(secondTry(), finished(2, failure())).next();

        TaskRun dropped = after(asked, answer(asked, DecisionOption.DROP));

        assertThat(dropped.status()).isEqualTo(TaskStatus.FAILED);
        assertThat(dropped.failure()).startsWith("dropped by ada after: ");
    }

    @Test
    void approvalOfAReviewIsKeptAndLeavesTheMoveToTheLanding() {
        TaskRun run = after(assigned(), reported(exited(1)));
        Answer approval = new Answer(
                Decision.idFor(TASK, new Epoch(1), DecisionKind.REVIEW),
                TASK,
                "?",
                DecisionOption.APPROVE,
                "",
                "ada",
                NOW);

        Ruling ruling = decide(run, asked(new TaskEvent.DecisionAnswered(TASK, approval)));

        assertThat(ruling.next()).isEqualTo(run);
        assertThat(ruling.refusal()).isNull();
        assertThat(ruling.effects()).containsExactly(new Effect.RememberAnswer(approval));
    }

    @Test
    void answerToAnotherDecisionIsKeptButMovesNothing() {
        TaskRun run = ready();

        Ruling ruling = decide(run, asked(new TaskEvent.DecisionAnswered(TASK, answerTo("d-other"))));

        assertThat(ruling.next()).isSameAs(run);
        assertThat(ruling.effects()).singleElement().isInstanceOf(Effect.RememberAnswer.class);
    }

    @Test
    void openDecisionIsShownEvenWhenADependencyCameUp() {
        TaskRun asked = decide(secondTry(), finished(2, failure())).next();

        assertThat(TaskLifecycle.decide(asked, new Stimulus.CircumstancesChanged(), behind(WAITS))
                        .next())
                .isSameAs(asked);
    }

    @Test
    void retryNowEndsABackoff() {
        TaskRun waiting = after(assigned(), finished(failure()));

        assertThat(after(waiting, retryNow()).status()).isEqualTo(TaskStatus.READY);
    }

    @Test
    void retryOfATaskThatWaitsForADependencyIsRefused() {
        TaskRun blocked = begin(InitialStatus.OPEN, behind(WAITS));

        assertThat(TaskLifecycle.decide(blocked, retryNow(), behind(WAITS)).refusal())
                .contains("does not wait for a retry");
    }

    @Test
    void cancelOfAWaitingTaskIsImmediate() {
        assertThat(after(ready(), cancel()).status()).isEqualTo(TaskStatus.CANCELLED);
        assertThat(after(begin(InitialStatus.DRAFT, free(NOW)), cancel()).status())
                .isEqualTo(TaskStatus.CANCELLED);
    }

    @Test
    void cancelOfARunningTaskRevokesItAndWaitsForItsEnd() {
        Ruling ruling = decide(assigned(), cancel());

        assertThat(ruling.next().status()).isEqualTo(TaskStatus.ASSIGNED);
        assertThat(ruling.next().cancelling()).isTrue();
        assertThat(ruling.effects()).containsExactly(new Effect.Revoke(attempt(1), new Epoch(1), "not needed"));
        assertThat(after(ruling.next(), finished(new Outcome.Cancelled("not needed")))
                        .status())
                .isEqualTo(TaskStatus.CANCELLED);
    }

    @Test
    void failureOfACancelledAttemptIsNoReasonToTryAgain() {
        TaskRun cancelling = after(assigned(), cancel());

        assertThat(after(cancelling, finished(failure())).status()).isEqualTo(TaskStatus.CANCELLED);
        assertThat(after(cancelling, reported(new AttemptEvent.AttemptDeclined(ref(1), "revoked")))
                        .status())
                .isEqualTo(TaskStatus.CANCELLED);
    }

    @Test
    void cancelThatComesAfterLandingBeganHasLost() {
        TaskRun cancelling = after(assigned(), cancel());

        assertThat(after(cancelling, finished(new Outcome.Succeeded("abc"))).status())
                .isEqualTo(TaskStatus.DONE);
    }

    @Test
    void secondCancelSaysNothingNew() {
        TaskRun cancelling = after(assigned(), cancel());

        assertThat(decide(cancelling, cancel()).effects()).isEmpty();
    }

    @Test
    void cancelNobodyAskedForMakesTheTaskReadyAgain() {
        assertThat(after(assigned(), finished(new Outcome.Cancelled("?"))).status())
                .isEqualTo(TaskStatus.READY);
    }

    @Test
    void exhaustedQuotaIsAwaited() {
        Instant until = NOW.plusSeconds(60);

        var exhausted = finished(new Outcome.QuotaExhausted(null, null, ""));
        var nowhereElse = new Circumstances(null, RETRY, until, false, NOW, 0);
        assertThat(TaskLifecycle.decide(assigned(), exhausted, nowhereElse)
                        .next()
                        .blockedBy())
                .isEqualTo(new BlockReason.Quota(until));
    }

    @Test
    void dependencyThatAppearsBlocksAReadyTaskAndNotARunningOne() {
        var changed = new Stimulus.CircumstancesChanged();

        assertThat(TaskLifecycle.decide(ready(), changed, behind(WAITS)).next().blockedBy())
                .isEqualTo(WAITS);
        assertThat(TaskLifecycle.decide(assigned(), changed, behind(WAITS))
                        .next()
                        .status())
                .isEqualTo(TaskStatus.ASSIGNED);
    }

    @Test
    void finishedTaskStaysFinishedWhateverIsAsked() {
        TaskRun done = after(assigned(), finished(new Outcome.Succeeded(null)));

        for (Stimulus stimulus : List.of(
                cancel(), retryNow(), new Stimulus.CircumstancesChanged(), finished(failure()), reported(started(1)))) {
            assertThat(decide(done, stimulus).next()).isSameAs(done);
        }
    }

    private static TaskRun begin(InitialStatus initial, Circumstances c) {
        return TaskLifecycle.begin(aTask("p-1").build(), initial, c);
    }

    private static TaskRun ready() {
        return begin(InitialStatus.OPEN, free(NOW));
    }

    private static TaskRun assigned() {
        return after(ready(), new Stimulus.Given(attempt(1), WORKER));
    }

    private static TaskRun secondTry() {
        TaskRun ready = decideAt(NOW.plusSeconds(60), after(assigned(), finished(failure())))
                .next();
        return after(ready, new Stimulus.Given(attempt(2), WORKER));
    }

    private static TaskRun after(TaskRun run, Stimulus stimulus) {
        Ruling ruling = decide(run, stimulus);
        assertThat(ruling.refusal()).isNull();
        return ruling.next();
    }

    private static Ruling decide(TaskRun run, Stimulus stimulus) {
        return TaskLifecycle.decide(run, stimulus, free(NOW));
    }

    private static Ruling decideAt(Instant now, TaskRun run) {
        return TaskLifecycle.decide(run, new Stimulus.CircumstancesChanged(), free(now));
    }

    private static Circumstances free(Instant now) {
        return new Circumstances(null, RETRY, now);
    }

    private static Circumstances behind(BlockReason obstacle) {
        return new Circumstances(obstacle, RETRY, NOW);
    }

    private static Stimulus asked(TaskEvent event) {
        return new Stimulus.Asked(event);
    }

    private static Stimulus cancel() {
        return asked(new TaskEvent.TaskCancelRequested(TASK, "not needed", "ada"));
    }

    private static Stimulus retryNow() {
        return asked(new TaskEvent.TaskRetryRequested(TASK, "ada"));
    }

    private static Stimulus answer(TaskRun run, DecisionOption option) {
        DecisionId decision = ((Hold.ForAnswer) run.hold()).decision();
        return asked(
                new TaskEvent.DecisionAnswered(TASK, new Answer(decision, TASK, "?", option, "use B", "ada", NOW)));
    }

    private static Answer answerTo(String decision) {
        return new Answer(new DecisionId(decision), TASK, "?", DecisionOption.RETRY, "", "ada", NOW);
    }

    private static Stimulus reported(AttemptEvent event) {
        return new Stimulus.Reported(event);
    }

    private static AttemptEvent started(int epoch) {
        return new AttemptEvent.AttemptStarted(ref(epoch), epoch, 42, NOW);
    }

    private static AttemptEvent exited(int epoch) {
        return new AttemptEvent.AttemptExited(ref(epoch), 0, Duration.ofSeconds(1));
    }

    private static Stimulus finished(Outcome outcome) {
        return finished(1, outcome);
    }

    private static Stimulus finished(int epoch, Outcome outcome) {
        return reported(new AttemptEvent.AttemptFinished(ref(epoch), outcome, true, NOW));
    }

    private static Outcome failure() {
        return new Outcome.Failed(FailureClass.GATE_FAILED, "gate 'test' failed", "expected 4 but was 5");
    }

    private static AttemptRef ref(int epoch) {
        return new AttemptRef(TASK, PROJECT, attempt(epoch), new Epoch(epoch), WORKER);
    }
}
