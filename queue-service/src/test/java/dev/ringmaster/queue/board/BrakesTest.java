package dev.ringmaster.queue.board;

import static dev.ringmaster.queue.Fixtures.NOW;
import static dev.ringmaster.queue.Fixtures.aTask;
import static dev.ringmaster.queue.Fixtures.id;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ringmaster.model.attempt.FailureClass;
import dev.ringmaster.model.attempt.Outcome;
import dev.ringmaster.model.attempt.Resume;
import dev.ringmaster.model.decision.DecisionKind;
import dev.ringmaster.model.decision.DecisionOption;
import dev.ringmaster.model.event.AssignmentEvent;
import dev.ringmaster.model.event.ControlEvent;
import dev.ringmaster.model.event.DecisionNeeded;
import dev.ringmaster.model.event.StatusEvent;
import dev.ringmaster.model.event.TaskEvent;
import dev.ringmaster.model.id.AttemptId;
import dev.ringmaster.model.id.WorkerId;
import dev.ringmaster.model.task.BlockReason;
import dev.ringmaster.model.task.TaskStatus;
import dev.ringmaster.queue.budget.BudgetLimits;
import dev.ringmaster.queue.retry.Tries;
import dev.ringmaster.queue.worker.HoldBook;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** What keeps tasks from workers: quotas, sessions, pauses and a person's choice. */
class BrakesTest {

    private static final Instant RESET = NOW.plus(Duration.ofHours(1));

    private final TestRing ring = new TestRing(BudgetLimits.NONE);

    @Test
    void limitedAccountGetsNothingUntilItsResetAndItsTaskGoesOnWithItsSession() {
        ring.worker("claude", "claude-code", 2);
        ring.create(aTask("p-1"));
        ring.started("p-1");
        ring.session("p-1", "s-1");
        AttemptId first = ring.ref("p-1").attempt();
        ring.finish("p-1", new Outcome.QuotaExhausted(RESET, "five_hour", "limit"));

        assertThat(ring.blockedBy("p-1")).isInstanceOf(BlockReason.Quota.class);
        assertThat(ring.journal.published(StatusEvent.WorkersHeld.class))
                .singleElement()
                .satisfies(held -> {
                    assertThat(held.hold().window()).isEqualTo("five_hour");
                    assertThat(held.hold().resetsAt()).isEqualTo(RESET);
                    assertThat(held.hold().until()).isBetween(RESET, RESET.plusSeconds(30));
                });
        ring.create(aTask("p-2"));
        ring.after(Duration.ofMinutes(59));
        assertThat(ring.status("p-2")).isEqualTo(TaskStatus.READY);
        assertThat(ring.assignments("p-1")).isEqualTo(1);

        ring.after(Duration.ofSeconds(91));

        assertThat(ring.journal.published(StatusEvent.WorkersFreed.class)).hasSize(1);
        assertThat(ring.last("p-1").resume()).isEqualTo(new Resume("s-1", first));
        assertThat(ring.journal.run(id("p-1")).tries().counted()).isZero();
    }

    @Test
    void otherTypesTakeWhatTheyCanWhileOneIsLimited() {
        ring.worker("claude", "claude-code", 1);
        ring.create(aTask("p-1"));
        ring.session("p-1", "s-1");
        ring.finish("p-1", new Outcome.QuotaExhausted(RESET, null, ""));
        ring.worker("codex", "codex", 2);
        ring.create(aTask("p-2"));

        assertThat(ring.last("p-2").worker()).isEqualTo(new WorkerId("codex"));
        assertThat(ring.status("p-1")).as("keeps its session").isEqualTo(TaskStatus.BLOCKED);
    }

    @Test
    void clockOutlivesARestart() {
        ring.worker("claude", "claude-code", 1);
        ring.create(aTask("p-1"));
        ring.finish("p-1", new Outcome.QuotaExhausted(RESET, null, ""));
        ring.restart();
        ring.create(aTask("p-2"));

        ring.after(Duration.ofMinutes(59));
        assertThat(ring.status("p-2")).isEqualTo(TaskStatus.READY);
        ring.after(Duration.ofMinutes(2));

        assertThat(ring.board().slotsUsed()).isEqualTo(1);
        assertThat(ring.journal.clocks).isEmpty();
    }

    @Test
    void guessGrowsEachTimeItWasWrongAndBeginsAnewAfterASuccess() {
        ring.worker("claude", "claude-code", 1);
        ring.create(aTask("p-1"));
        for (Duration guess = HoldBook.FIRST_GUESS;
                guess.compareTo(HoldBook.LONGEST_GUESS) < 0;
                guess = guess.multipliedBy(2)) {
            ring.finish("p-1", new Outcome.QuotaExhausted(null, null, ""));
            ring.after(guess.minusSeconds(1));
            assertThat(ring.status("p-1")).isEqualTo(TaskStatus.BLOCKED);
            ring.restart();
            ring.after(Duration.ofSeconds(1));
            assertThat(ring.status("p-1")).isEqualTo(TaskStatus.ASSIGNED);
        }
        ring.finish("p-1", new Outcome.Succeeded(null));

        ring.create(aTask("p-2"));
        ring.finish("p-2", new Outcome.QuotaExhausted(null, null, ""));
        ring.after(HoldBook.FIRST_GUESS);

        assertThat(ring.status("p-2")).isEqualTo(TaskStatus.ASSIGNED);
    }

    @Test
    void failedGateIsTriedAgainInTheSameSessionAtTheSameWorker() {
        ring.worker("a", "claude-code", 1);
        ring.create(aTask("p-1"));
        ring.worker("b", "codex", 4);
        ring.session("p-1", "s-1");
        AttemptId first = ring.ref("p-1").attempt();
        ring.fail("p-1", FailureClass.GATE_FAILED);
        ring.after(Duration.ofSeconds(1));

        assertThat(ring.last("p-1").worker()).isEqualTo(new WorkerId("a"));
        assertThat(ring.last("p-1").resume()).isEqualTo(new Resume("s-1", first));
    }

    @Test
    void contextThatOverflowedIsTriedAfresh() {
        ring.worker("a", "claude-code", 1);
        ring.create(aTask("p-1"));
        ring.session("p-1", "s-1");
        ring.fail("p-1", FailureClass.CONTEXT_OVERFLOW);
        ring.after(Duration.ofSeconds(1));

        assertThat(ring.last("p-1").resume()).isNull();
    }

    @Test
    void attemptThatFailedBeforeItSpokeLeavesTheSessionItWentOnFrom() {
        ring.worker("a", "claude-code", 1);
        ring.create(aTask("p-1"));
        ring.session("p-1", "s-1");
        AttemptId first = ring.ref("p-1").attempt();
        ring.fail("p-1", FailureClass.NETWORK);
        ring.after(Duration.ofSeconds(1));
        ring.restart();
        ring.fail("p-1", FailureClass.NETWORK);
        ring.after(Duration.ofSeconds(2));

        assertThat(ring.last("p-1").resume()).isEqualTo(new Resume("s-1", first));
    }

    @Test
    void sessionIsNotWaitedForLongerThanItsBound() {
        ring.worker("a", "claude-code", 1);
        ring.create(aTask("p-1"));
        ring.session("p-1", "s-1");
        ring.create(aTask("p-2").priority(0));
        ring.fail("p-1", FailureClass.GATE_FAILED);
        ring.worker("b", "codex", 4);
        ring.after(Duration.ofSeconds(1));
        assertThat(ring.status("p-1")).as("waits for a").isEqualTo(TaskStatus.READY);

        ring.restart();
        ring.after(Duration.ofMinutes(10));

        assertThat(ring.last("p-1").worker()).isEqualTo(new WorkerId("b"));
        assertThat(ring.last("p-1").resume()).isNull();
    }

    @Test
    void sessionIsWaitedForAsLongAsItsAccountIsLimited() {
        ring.worker("a", "claude-code", 2);
        ring.create(aTask("p-1"));
        ring.create(aTask("p-2"));
        ring.session("p-1", "s-1");
        ring.worker("b", "codex", 4);
        ring.fail("p-1", FailureClass.GATE_FAILED);
        ring.finish("p-2", new Outcome.QuotaExhausted(RESET, null, ""));
        ring.after(Duration.ofSeconds(1));
        ring.after(Duration.ofMinutes(45));
        assertThat(ring.assignments("p-1")).isEqualTo(1);

        ring.after(Duration.ofMinutes(16));

        assertThat(ring.last("p-1").worker()).isEqualTo(new WorkerId("a"));
        assertThat(ring.last("p-1").resume()).isNotNull();
    }

    @Test
    void workerThatCannotLogInIsLeftByAllUntilAPersonHasSeenToIt() {
        ring.worker("a", "claude-code", 4);
        ring.create(aTask("p-1"));
        ring.worker("b", "codex", 4);
        ring.fail("p-1", FailureClass.AUTHENTICATION);
        ring.after(Duration.ofSeconds(1));
        ring.create(aTask("p-2"));

        assertThat(ring.last("p-1").worker()).isEqualTo(new WorkerId("b"));
        assertThat(ring.last("p-2").worker()).isEqualTo(new WorkerId("b"));
        assertThat(ring.journal.published(StatusEvent.WorkersHeld.class))
                .singleElement()
                .satisfies(held -> {
                    assertThat(held.hold().worker()).isEqualTo(new WorkerId("a"));
                    assertThat(held.hold().until()).isNull();
                });
        ring.restart();
        ring.fail("p-2", FailureClass.BAD_ARGUMENTS);

        assertThat(ring.journal.published(DecisionNeeded.class))
                .singleElement()
                .satisfies(needed -> assertThat(needed.decision().kind()).isEqualTo(DecisionKind.WORKER_PROBLEM));
        ring.answer("p-2", DecisionOption.RETRY);
        assertThat(ring.last("p-2").worker()).isEqualTo(new WorkerId("b"));
        assertThat(ring.assignments("p-2")).isEqualTo(2);
    }

    @Test
    void pausedWorkerGetsNothingUntilItIsResumed() {
        ring.worker("a", "claude-code", 4);
        ring.ask(new ControlEvent.WorkerPauseRequested(new WorkerId("a"), true, "", "ada"));
        ring.create(aTask("p-1"));
        assertThat(ring.status("p-1")).isEqualTo(TaskStatus.READY);

        ring.restart();
        ring.ask(new ControlEvent.WorkerPauseRequested(new WorkerId("a"), false, "", "ada"));

        assertThat(ring.status("p-1")).isEqualTo(TaskStatus.ASSIGNED);
    }

    @Test
    void pausedTaskFinishesItsAttemptAndStartsNoOther() {
        ring.worker("a", "claude-code", 1);
        ring.create(aTask("p-1"));
        ring.started("p-1");
        ring.ask(new TaskEvent.TaskPauseRequested(id("p-1"), "", "ada"));
        assertThat(ring.status("p-1")).isEqualTo(TaskStatus.IN_PROGRESS);
        ring.fail("p-1", FailureClass.GATE_FAILED);
        ring.restart();
        ring.after(Duration.ofHours(1));
        assertThat(ring.blockedBy("p-1")).isEqualTo(new BlockReason.Paused("ada"));

        ring.ask(new TaskEvent.TaskResumeRequested(id("p-1"), "ada"));

        assertThat(ring.assignments("p-1")).isEqualTo(2);
    }

    @Test
    void pausedRingStartsNothingAndFinishesWhatRuns() {
        ring.worker("a", "claude-code", 1);
        ring.create(aTask("p-1"));
        ring.ask(new ControlEvent.PauseAllRequested(true, "the bill", "ada"));
        ring.create(aTask("p-2"));
        ring.finish("p-1", new Outcome.Succeeded(null));
        ring.restart();
        assertThat(ring.status("p-1")).isEqualTo(TaskStatus.DONE);
        assertThat(ring.blockedBy("p-2")).isEqualTo(new BlockReason.Paused("ada (the bill), with the whole ring"));

        ring.ask(new ControlEvent.PauseAllRequested(false, "", "ada"));

        assertThat(ring.status("p-2")).isEqualTo(TaskStatus.ASSIGNED);
    }

    @Test
    void reassignedTaskLeavesItsWorkerUncountedAndStartsAfreshAtTheOther() {
        ring.worker("a", "claude-code", 1);
        ring.create(aTask("p-1"));
        ring.session("p-1", "s-1");
        ring.worker("b", "codex", 1);
        ring.ask(new TaskEvent.TaskReassignRequested(id("p-1"), new WorkerId("b"), "ada"));
        assertThat(ring.journal.published(AssignmentEvent.TaskRevoked.class)).hasSize(1);
        assertThat(ring.assignments("p-1")).as("until the first has ended").isEqualTo(1);

        ring.finish("p-1", new Outcome.Cancelled("revoked"));

        assertThat(ring.last("p-1").worker()).isEqualTo(new WorkerId("b"));
        assertThat(ring.last("p-1").resume()).isNull();
        assertThat(ring.journal.run(id("p-1")).tries()).isEqualTo(new Tries(0, 0, 1));
    }

    @Test
    void attemptIsRevokedOnceHoweverOftenAPersonChangesTheirMind() {
        ring.worker("a", "claude-code", 1);
        ring.create(aTask("p-1"));
        ring.worker("b", "codex", 1);
        ring.worker("c", "gemini", 1);
        ring.ask(new TaskEvent.TaskReassignRequested(id("p-1"), new WorkerId("b"), "ada"));
        ring.ask(new TaskEvent.TaskReassignRequested(id("p-1"), new WorkerId("c"), "ada"));
        assertThat(ring.journal.published(AssignmentEvent.TaskRevoked.class)).hasSize(1);

        ring.finish("p-1", new Outcome.Cancelled("revoked"));

        assertThat(ring.last("p-1").worker()).isEqualTo(new WorkerId("c"));
    }

    @Test
    void reassignThatComesTooLateEndsTheTaskOnce() {
        ring.worker("a", "claude-code", 1);
        ring.create(aTask("p-1"));
        ring.worker("b", "codex", 1);
        ring.ask(new TaskEvent.TaskReassignRequested(id("p-1"), new WorkerId("b"), "ada"));
        ring.finish("p-1", new Outcome.Succeeded("abc"));
        ring.finish("p-1", new Outcome.Cancelled("revoked"));

        assertThat(ring.status("p-1")).isEqualTo(TaskStatus.DONE);
        assertThat(ring.assignments("p-1")).isEqualTo(1);
    }
}
