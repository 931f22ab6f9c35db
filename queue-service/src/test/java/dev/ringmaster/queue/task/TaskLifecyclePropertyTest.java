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
import dev.ringmaster.model.usage.AgentReport;
import dev.ringmaster.model.usage.Cost;
import dev.ringmaster.model.usage.TokenUsage;
import dev.ringmaster.queue.retry.RetryPolicy;
import dev.ringmaster.queue.retry.RetryRule;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.Size;

/** What holds for a task after any sequence of stimuli, in any order, sensible or not. */
class TaskLifecyclePropertyTest {

    private static final TaskId TASK = id("p-1");
    private static final int MAX_ATTEMPTS = 3;
    private static final RetryPolicy RETRY =
            new RetryPolicy(MAX_ATTEMPTS, Duration.ofSeconds(1), Duration.ofMinutes(1), 2);

    /** What happens next; attempt and epoch are chosen relative to the task's own when it is applied. */
    private record Move(
            String kind, Outcome outcome, boolean started, int epochsBack, boolean obstructed, int seconds) {}

    /** Seen red when a finished task could be cancelled, and when a session went along to another worker. */
    @Property(tries = 2000)
    void noSequenceBreaksATask(@ForAll("moves") @Size(max = 60) List<Move> moves) {
        Instant now = NOW;
        TaskRun run = TaskLifecycle.begin(aTask("p-1").build(), InitialStatus.OPEN, free(now));
        for (Move move : moves) {
            now = now.plusSeconds(move.seconds());
            BlockReason obstacle = move.obstructed() ? new BlockReason.Dependency(List.of(id("p-0"))) : null;
            TaskRun before = run;
            run = TaskLifecycle.decide(run, stimulus(move, run), new Circumstances(obstacle, RETRY, now))
                    .next();
            assertThatMoveIsSound(before, run);
        }
    }

    /** The records' own constructors check the rest: counts, claims and reasons that contradict each other cannot be built. */
    private static void assertThatMoveIsSound(TaskRun before, TaskRun after) {
        if (before == after) {
            return;
        }
        assertThat(before.status().isFinal())
                .as("%s left a final status", before)
                .isFalse();
        assertThat(after.version()).isEqualTo(before.version() + 1);
        assertThat(after.epoch().value())
                .isBetween(before.epoch().value(), before.epoch().value() + 1);
        boolean newAttempt = !after.epoch().equals(before.epoch());
        assertThat(newAttempt)
                .as("a new epoch is exactly a new attempt, of a task that has none under way")
                .isEqualTo(after.status() == TaskStatus.ASSIGNED && before.status() == TaskStatus.READY);
        if (after.status().isActive() && !newAttempt) {
            assertThat(after.attempt()).isEqualTo(before.attempt());
        }
        if (before.wishes().pausedBy() != null && after.wishes().pausedBy() != null) {
            assertThat(newAttempt).as("a paused task starts nothing").isFalse();
            assertThat(after.status()).isNotEqualTo(TaskStatus.READY);
        }
        if (newAttempt) {
            Claim claim = Objects.requireNonNull(after.claim());
            assertThat(claim.resume())
                    .as("a session is gone on with at the worker that has it, and nowhere else")
                    .isEqualTo(claim.worker().equals(before.worker()) ? before.session() : null);
        }
        assertThat(after.tries().ended() - before.tries().ended())
                .as("an attempt ends once")
                .isBetween(0, 1);
        assertThat(after.tries().counted()).isLessThanOrEqualTo(MAX_ATTEMPTS);
        assertThat(after.tries().faults()).isLessThanOrEqualTo(RetryPolicy.MAX_FAULTS);
    }

    /**
     * Without a person, whatever the attempts come to, only attempts that pause on their own account can go on for ever. Seen red when
     * a failure, or a fault that is not the task's, was not counted.
     */
    @Property(tries = 1000)
    void withoutAPersonFailuresEndInADecision(@ForAll("failures") @Size(min = 30, max = 30) List<Outcome> outcomes) {
        Instant now = NOW;
        TaskRun run = TaskLifecycle.begin(aTask("p-1").build(), InitialStatus.OPEN, free(now));
        int attempts = 0;
        for (Outcome outcome : outcomes) {
            now = now.plus(Duration.ofHours(1));
            run = TaskLifecycle.decide(run, new Stimulus.CircumstancesChanged(), free(now))
                    .next();
            if (run.status() != TaskStatus.READY) {
                break;
            }
            attempts++;
            run = TaskLifecycle.decide(run, given(run), free(now)).next();
            run = TaskLifecycle.decide(run, report(finished(ref(run, 0), outcome, true)), free(now))
                    .next();
        }
        assertThat(run.blockedBy()).isInstanceOf(BlockReason.Decision.class);
        assertThat(attempts).isLessThanOrEqualTo(MAX_ATTEMPTS * RetryPolicy.MAX_FAULTS);
    }

    /** However often attempts decline or hit a quota, each round takes at least the shortest pause. */
    @Property(tries = 300)
    void roundsThatAreNotCountedTakeTime(@ForAll("pausing") @Size(min = 1, max = 20) List<Outcome> outcomes) {
        TaskRun run = TaskLifecycle.begin(aTask("p-1").build(), InitialStatus.OPEN, free(NOW));
        for (Outcome outcome : outcomes) {
            run = TaskLifecycle.decide(run, given(run), free(NOW)).next();
            AttemptEvent end = outcome instanceof Outcome.Cancelled
                    ? new AttemptEvent.AttemptDeclined(ref(run, 0), "full")
                    : finished(ref(run, 0), outcome, true);
            run = TaskLifecycle.decide(run, report(end), free(NOW)).next();
            assertThat(run.hold().isOverAt(NOW.plusMillis(999))).isFalse();
            run = TaskLifecycle.decide(run, new Stimulus.Asked(new TaskEvent.TaskRetryRequested(TASK, "x")), free(NOW))
                    .next();
        }
    }

    @Provide
    Arbitrary<List<Move>> moves() {
        Arbitrary<String> kinds = Arbitraries.of(
                "given",
                "given",
                "given-another",
                "started",
                "exited",
                "finished",
                "finished",
                "declined",
                "progressed",
                "cancel",
                "pause",
                "pause",
                "resume",
                "reassign",
                "reassign-back",
                "reported",
                "budget",
                "answer-raise",
                "retry",
                "answer-retry",
                "answer-drop",
                "wake",
                "wake",
                "submit",
                "update");
        return Combinators.combine(
                        kinds,
                        outcomes(),
                        Arbitraries.of(true, true, false),
                        Arbitraries.of(0, 0, 0, 1, 2, -1),
                        Arbitraries.of(false, false, false, true),
                        Arbitraries.of(0, 1, 60, 3600))
                .as(Move::new)
                .list();
    }

    @Provide
    Arbitrary<List<Outcome>> failures() {
        return outcomes()
                .filter(outcome -> !(outcome instanceof Outcome.Succeeded || outcome instanceof Outcome.QuotaExhausted))
                // Each of these has a person or a worker behind it that bounds it elsewhere.
                .filter(outcome -> !(outcome instanceof Outcome.Failed failed)
                        || Set.of(RetryRule.Count.TASK, RetryRule.Count.NOBODY, RetryRule.Count.ASK)
                                .contains(RetryRule.of(failed.failure()).count()))
                .list();
    }

    @Provide
    Arbitrary<List<Outcome>> pausing() {
        return Arbitraries.<Outcome>of(
                        new Outcome.Cancelled("stands for declined"),
                        new Outcome.QuotaExhausted(null, null, ""),
                        new Outcome.QuotaExhausted(NOW.minusSeconds(9), null, ""),
                        new Outcome.QuotaExhausted(NOW.plusSeconds(9), null, ""))
                .list();
    }

    private static Arbitrary<Outcome> outcomes() {
        Arbitrary<Outcome> failed =
                Arbitraries.of(FailureClass.class).map(failure -> new Outcome.Failed(failure, "m", "d"));
        return Arbitraries.oneOf(
                failed,
                Arbitraries.of(
                        new Outcome.Succeeded("abc"),
                        new Outcome.NeedsDecision("?", ""),
                        new Outcome.QuotaExhausted(null, null, ""),
                        new Outcome.TimedOut(Duration.ofSeconds(5), ""),
                        new Outcome.Cancelled("no"),
                        new Outcome.Lost("boot")));
    }

    private static Stimulus stimulus(Move move, TaskRun run) {
        AttemptRef ref = ref(run, move.epochsBack());
        return switch (move.kind()) {
            case "given" -> given(run);
            case "given-another" -> new Stimulus.Given(attempt((int) run.epoch().value() + 1), new WorkerId("v"));
            case "started" -> report(new AttemptEvent.AttemptStarted(ref, 1, 1, NOW));
            case "exited" -> report(new AttemptEvent.AttemptExited(ref, 0, Duration.ZERO));
            case "finished" -> report(finished(ref, move.outcome(), move.started()));
            case "declined" -> report(new AttemptEvent.AttemptDeclined(ref, "full"));
            case "progressed" -> report(new AttemptEvent.AttemptProgressed(ref, 1, NOW));
            case "cancel" -> asked(new TaskEvent.TaskCancelRequested(TASK, "", "ada"));
            case "retry" -> asked(new TaskEvent.TaskRetryRequested(TASK, "ada"));
            case "answer-retry" -> asked(answer(run, DecisionOption.RETRY));
            case "answer-drop" -> asked(answer(run, DecisionOption.DROP));
            case "pause" -> asked(new TaskEvent.TaskPauseRequested(TASK, "", "ada"));
            case "resume" -> asked(new TaskEvent.TaskResumeRequested(TASK, "ada"));
            case "reassign" -> asked(new TaskEvent.TaskReassignRequested(TASK, new WorkerId("v"), "ada"));
            case "reassign-back" -> asked(new TaskEvent.TaskReassignRequested(TASK, new WorkerId("w"), "ada"));
            case "reported" -> report(new AttemptEvent.AttemptReported(ref, session("s" + move.seconds()), NOW));
            case "budget" -> new Stimulus.BudgetSpent("spent", move.started() ? NOW.plusSeconds(7200) : null);
            case "answer-raise" -> asked(answer(run, DecisionOption.RAISE));
            case "submit" -> asked(new TaskEvent.TaskSubmitted(TASK));
            case "update" ->
                asked(new TaskEvent.TaskUpdated(aTask("p-1").version(2).build()));
            default -> new Stimulus.CircumstancesChanged();
        };
    }

    private static Stimulus asked(TaskEvent event) {
        return new Stimulus.Asked(event);
    }

    private static Stimulus report(AttemptEvent event) {
        return new Stimulus.Reported(event);
    }

    private static TaskEvent answer(TaskRun run, DecisionOption option) {
        DecisionId held = run.hold().decision();
        DecisionId decision = held == null ? new DecisionId("d-none") : held;
        return new TaskEvent.DecisionAnswered(TASK, new Answer(decision, TASK, "?", option, "", "ada", NOW));
    }

    private static AgentReport session(String id) {
        return new AgentReport("w", id, null, null, null, TokenUsage.UNKNOWN, Cost.UNKNOWN, List.of(), 0, null);
    }

    private static Stimulus given(TaskRun run) {
        return new Stimulus.Given(attempt((int) run.epoch().value() + 1), new WorkerId("w"));
    }

    private static AttemptEvent finished(AttemptRef ref, Outcome outcome, boolean started) {
        return new AttemptEvent.AttemptFinished(ref, outcome, started, NOW);
    }

    private static AttemptRef ref(TaskRun run, int epochsBack) {
        long epoch = Math.max(0, run.epoch().value() - epochsBack);
        WorkerId worker = Objects.requireNonNullElse(run.worker(), new WorkerId("w"));
        return new AttemptRef(TASK, PROJECT, attempt((int) epoch), new Epoch(epoch), worker);
    }

    private static Circumstances free(Instant now) {
        return new Circumstances(null, RETRY, now);
    }
}
