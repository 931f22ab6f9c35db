package dev.ringmaster.queue.task;

import dev.ringmaster.model.attempt.Resume;
import dev.ringmaster.model.decision.Answer;
import dev.ringmaster.model.decision.Decision;
import dev.ringmaster.model.decision.DecisionKind;
import dev.ringmaster.model.decision.DecisionOption;
import dev.ringmaster.model.event.TaskEvent;
import dev.ringmaster.model.id.Epoch;
import dev.ringmaster.model.task.BlockReason;
import dev.ringmaster.model.task.InitialStatus;
import dev.ringmaster.model.task.TaskDefinition;
import dev.ringmaster.model.task.TaskStatus;
import dev.ringmaster.queue.retry.Tries;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Decides every move of a task. Pure and total: any stimulus in any state gives a ruling, and one that does not fit changes
 * nothing and says why.
 */
public final class TaskLifecycle {

    private TaskLifecycle() {}

    /** A task as it enters the queue. */
    public static TaskRun begin(TaskDefinition definition, InitialStatus initial, Circumstances c) {
        TaskRun draft = new TaskRun(
                definition.id(),
                definition.project(),
                TaskStatus.DRAFT,
                null,
                Hold.NONE,
                Epoch.NONE,
                Tries.NONE,
                null,
                false,
                null,
                null,
                c.now(),
                null,
                Wishes.NONE,
                null,
                1);
        return switch (initial) {
            case DRAFT -> draft;
            case OPEN -> settled(draft, c);
            case DONE ->
                new TaskRun(
                        draft.task(),
                        draft.project(),
                        TaskStatus.DONE,
                        null,
                        Hold.NONE,
                        Epoch.NONE,
                        Tries.NONE,
                        null,
                        false,
                        null,
                        null,
                        c.now(),
                        null,
                        Wishes.NONE,
                        null,
                        1);
        };
    }

    /** The task after the stimulus; its version has grown by 1 if anything about it changed. */
    public static Ruling decide(TaskRun run, Stimulus stimulus, Circumstances c) {
        Ruling ruling = switch (stimulus) {
            case Stimulus.Asked asked -> asked(run, asked.event(), c);
            case Stimulus.Reported reported -> AttemptReports.decide(run, reported.event(), c);
            case Stimulus.Given given -> given(run, given, c);
            case Stimulus.BudgetSpent spent -> budgetSpent(run, spent, c);
            case Stimulus.CircumstancesChanged _ -> Ruling.of(reconsidered(run, c));
        };
        return ruling.next().equals(run)
                ? new Ruling(run, ruling.effects(), ruling.refusal())
                : new Ruling(ruling.next().withVersion(run.version() + 1), ruling.effects(), null);
    }

    /**
     * A stored task as it is after a start: a reason is worked out, not stored. One that turns out to have none is given a pause that
     * is over, so that it is woken at once.
     */
    public static TaskRun restored(TaskRun run, @Nullable BlockReason obstacle) {
        if (run.status() != TaskStatus.BLOCKED) {
            return run;
        }
        Hold hold = run.hold();
        if (obstacle == null && hold.reason() == null && run.wishes().pausedBy() == null) {
            hold = new Hold.ForBackoff(run.since(), run.tries().ended());
        }
        BlockReason reason = reason(run.with(hold), obstacle);
        return run.with(hold).to(TaskStatus.BLOCKED, reason, run.since());
    }

    private static Ruling asked(TaskRun run, TaskEvent event, Circumstances c) {
        return switch (event) {
            case TaskEvent.TaskCreated _, TaskEvent.TaskUpdated _ -> Ruling.of(reconsidered(run, c));
            case TaskEvent.TaskSubmitted _ ->
                run.status() == TaskStatus.DRAFT
                        ? Ruling.of(settled(run, c))
                        : refused(run, "is no draft, so it cannot be submitted");
            case TaskEvent.TaskCancelRequested cancel -> cancelled(run, cancel, c);
            case TaskEvent.TaskRetryRequested _ -> triedAgainNow(run, c);
            case TaskEvent.DecisionAnswered answered -> answered(run, answered.answer(), c);
            case TaskEvent.TaskPauseRequested pause -> PeoplesWishes.paused(run, pause, c);
            case TaskEvent.TaskResumeRequested _ -> PeoplesWishes.resumed(run, c);
            case TaskEvent.TaskReassignRequested reassign -> PeoplesWishes.reassigned(run, reassign, c);
            case TaskEvent.TaskApproved _, TaskEvent.TaskRejected _ ->
                refused(run, "is not reviewed by people: its gates prove it");
        };
    }

    private static Ruling given(TaskRun run, Stimulus.Given given, Circumstances c) {
        if (run.status() != TaskStatus.READY) {
            return refused(run, "is not ready, so it cannot be assigned");
        }
        // What an agent remembers is of use only where it ran.
        Resume resume = given.worker().equals(run.worker()) ? run.session() : null;
        Claim claim = new Claim(given.attempt(), given.worker(), true, resume);
        return Ruling.of(run.with(run.epoch().next(), claim.released())
                .withSession(resume)
                .to(TaskStatus.ASSIGNED, null, c.now())
                .with(run.epoch().next(), claim));
    }

    private static Ruling cancelled(TaskRun run, TaskEvent.TaskCancelRequested cancel, Circumstances c) {
        if (run.status().isFinal()) {
            return refused(run, "is finished, so it cannot be cancelled");
        }
        Claim claim = run.claim();
        if (claim == null || !run.status().isActive()) {
            return Ruling.of(run.with(Hold.NONE).to(TaskStatus.CANCELLED, null, c.now()));
        }
        if (run.cancelling()) {
            return refused(run, "is being cancelled already");
        }
        String reason = cancel.reason().isBlank() ? "cancelled by " + cancel.by() : cancel.reason();
        return Ruling.of(run.beingCancelled(), new Effect.Revoke(claim.attempt(), run.epoch(), reason));
    }

    private static Ruling triedAgainNow(TaskRun run, Circumstances c) {
        if (run.status() != TaskStatus.BLOCKED || run.hold().equals(Hold.NONE)) {
            return refused(run, "does not wait for a retry");
        }
        return Ruling.of(settled(run.with(Hold.NONE).with(run.tries().forgiven()), c));
    }

    private static Ruling answered(TaskRun run, Answer answer, Circumstances c) {
        if (answer.option().isForLanding()) {
            // The landing or release that waits for it ends the attempt accordingly.
            return new Ruling(run, List.of(new Effect.RememberAnswer(answer)), null);
        }
        if (!answer.decision().equals(run.hold().decision())) {
            // It may have overtaken the attempt's outcome that raises the decision: kept for then.
            return new Ruling(
                    run,
                    List.of(new Effect.RememberAnswer(answer)),
                    sentence(run, "does not wait for an answer to " + answer.decision()));
        }
        TaskRun free = run.with(Hold.NONE);
        TaskRun next = switch (answer.option()) {
            case RETRY -> settled(free.with(run.tries().forgiven()), c);
            // Whether the budget now allows it is seen when it would be given out.
            case RAISE -> settled(free, c);
            case APPROVE, REJECT, ADD_TESTS, SKIP -> run;
            case DROP -> free.withResult(null, droppedBecause(run, answer)).to(TaskStatus.FAILED, null, c.now());
        };
        List<Effect> effects = new ArrayList<>(List.of(new Effect.RememberAnswer(answer)));
        if (answer.option() == DecisionOption.RAISE) {
            effects.add(new Effect.RaiseBudget());
        }
        if (answer.option() == DecisionOption.RETRY && isAboutItsWorker(run, answer)) {
            effects.add(new Effect.FreeWorker(Objects.requireNonNull(run.worker())));
        }
        return new Ruling(next, effects, null);
    }

    private static boolean isAboutItsWorker(TaskRun run, Answer answer) {
        return answer.decision().equals(Decision.idFor(run.task(), run.epoch(), DecisionKind.WORKER_PROBLEM));
    }

    private static Ruling budgetSpent(TaskRun run, Stimulus.BudgetSpent spent, Circumstances c) {
        if (run.status() != TaskStatus.READY) {
            return refused(run, "is not ready, so no budget stands in its way");
        }
        Decision decision = new Decision(
                Decision.idFor(run.task(), run.epoch(), DecisionKind.BUDGET),
                run.task(),
                run.project(),
                run.attempt(),
                DecisionKind.BUDGET,
                "Its next attempt would spend more than is allowed: " + spent.detail()
                        + ". Raise the budget for this task, or drop the task?",
                "",
                List.of(DecisionOption.RAISE, DecisionOption.DROP),
                c.now());
        TaskRun held = run.with(new Hold.ForBudget(decision.id(), spent.detail(), spent.until()));
        return Ruling.of(settled(held, c), new Effect.Ask(decision));
    }

    private static String droppedBecause(TaskRun run, Answer answer) {
        String dropped = "dropped by " + answer.by();
        return run.failure() == null ? dropped : dropped + " after: " + run.failure();
    }

    private static TaskRun reconsidered(TaskRun run, Circumstances c) {
        return run.status() == TaskStatus.BLOCKED || run.status() == TaskStatus.READY ? settled(run, c) : run;
    }

    /** The task, which nothing runs, where it belongs now: blocked with the reason that matters most to a person, or ready. */
    static TaskRun settled(TaskRun run, Circumstances c) {
        Hold hold = run.hold().isOverAt(c.now()) ? Hold.NONE : run.hold();
        TaskRun held = hold.equals(run.hold()) ? run : run.with(hold);
        BlockReason reason = reason(held, c.obstacle());
        if (reason == null) {
            return held.status() == TaskStatus.READY ? held : held.to(TaskStatus.READY, null, c.now());
        }
        return reason.equals(held.blockedBy()) ? held : held.to(TaskStatus.BLOCKED, reason, c.now());
    }

    /** What matters most to a person: their answer is needed, they paused it, it must wait for others, it must wait. */
    private static @Nullable BlockReason reason(TaskRun run, @Nullable BlockReason obstacle) {
        if (run.hold().decision() != null) {
            return run.hold().reason();
        }
        String pausedBy = run.wishes().pausedBy();
        if (pausedBy != null) {
            return new BlockReason.Paused(pausedBy);
        }
        return obstacle == null ? run.hold().reason() : obstacle;
    }

    static Ruling refused(TaskRun run, String why) {
        return Ruling.refused(run, sentence(run, why));
    }

    private static String sentence(TaskRun run, String why) {
        return "task " + run.task() + " (" + run.status().word() + ") " + why;
    }
}
