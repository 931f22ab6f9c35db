package dev.ringmaster.queue.task;

import dev.ringmaster.model.attempt.AttemptRef;
import dev.ringmaster.model.attempt.EarlierFailure;
import dev.ringmaster.model.attempt.Outcome;
import dev.ringmaster.model.attempt.Resume;
import dev.ringmaster.model.decision.Decision;
import dev.ringmaster.model.decision.DecisionOption;
import dev.ringmaster.model.event.AttemptEvent;
import dev.ringmaster.model.id.WorkerId;
import dev.ringmaster.model.task.TaskStatus;
import dev.ringmaster.queue.retry.Ending;
import dev.ringmaster.queue.retry.RetryPolicy;
import dev.ringmaster.queue.retry.Tries;
import dev.ringmaster.queue.retry.Verdict;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Decides what reports of a task's attempt mean for the task; those of an earlier epoch mean nothing. */
final class AttemptReports {

    private AttemptReports() {}

    static Ruling decide(TaskRun run, AttemptEvent event, Circumstances c) {
        Claim claim = run.claim();
        AttemptRef ref = event.attempt();
        if (claim == null || !ref.epoch().equals(run.epoch()) || !ref.attempt().equals(claim.attempt())) {
            return TaskLifecycle.refused(
                    run, "is at epoch " + run.epoch() + ": a report of epoch " + ref.epoch() + " changes nothing");
        }
        if (!run.status().isActive()) {
            return TaskLifecycle.refused(run, "has no attempt under way: " + ref.attempt() + " has ended before");
        }
        return switch (event) {
            case AttemptEvent.AttemptDeclined declined -> declined(run, claim, declined, c);
            case AttemptEvent.AttemptStarted _ -> Ruling.of(arrivedAt(TaskStatus.IN_PROGRESS, run, c));
            case AttemptEvent.AttemptExited _ ->
                Ruling.of(arrivedAt(TaskStatus.REVIEW, run, c).slotReleased());
            case AttemptEvent.AttemptProgressed _,
                    AttemptEvent.AttemptHealthChanged _,
                    AttemptEvent.AttemptProven _,
                    AttemptEvent.AttemptLanded _,
                    AttemptEvent.AttemptConflicted _,
                    AttemptEvent.AttemptAwaitsReview _,
                    AttemptEvent.AttemptProposed _,
                    AttemptEvent.AttemptHandedOver _ -> Ruling.of(run);
            case AttemptEvent.AttemptReported reported -> reported(run, claim, reported);
            case AttemptEvent.AttemptFinished finished -> finished(run, claim, finished, c);
        };
    }

    /** What the agent can go on with is worth keeping from the moment it says so. */
    private static Ruling reported(TaskRun run, Claim claim, AttemptEvent.AttemptReported reported) {
        String session = reported.report().session();
        return session == null || session.isBlank() || isKnown(run.session(), session, claim)
                ? Ruling.of(run)
                : Ruling.of(run.withSession(new Resume(session, claim.attempt())));
    }

    private static boolean isKnown(@Nullable Resume known, String session, Claim claim) {
        return known != null
                && known.session().equals(session)
                && known.earlier().equals(claim.attempt());
    }

    private static Ruling declined(TaskRun run, Claim claim, AttemptEvent.AttemptDeclined declined, Circumstances c) {
        if (run.cancelling()) {
            return Ruling.of(run.to(TaskStatus.CANCELLED, null, c.now()));
        }
        Verdict verdict = c.retry().declined(declined.reason(), run.tries(), c.chance(), c.now());
        TaskRun judged = run.withResult(run.commit(), "was declined: " + declined.reason())
                .with(verdict.tries());
        List<Effect> effects = new ArrayList<>();
        Hold hold = hold(verdict, judged, claim, declined.reason(), c, effects);
        return new Ruling(TaskLifecycle.settled(judged.with(hold), c), effects, null);
    }

    private static Ruling finished(TaskRun run, Claim claim, AttemptEvent.AttemptFinished finished, Circumstances c) {
        Outcome outcome = finished.outcome();
        if (outcome instanceof Outcome.Succeeded succeeded) {
            // Also when a cancel was asked for: once landing has begun the cancel has lost.
            return Ruling.of(arrivedAt(TaskStatus.REVIEW, run, c)
                    .with(run.tries().plusEnded())
                    .withResult(succeeded.commit(), null)
                    .to(TaskStatus.DONE, null, c.now()));
        }
        TaskRun ended = run.withResult(run.commit(), outcome.sentence());
        if (run.cancelling()) {
            return Ruling.of(ended.with(run.tries().plusEnded()).to(TaskStatus.CANCELLED, null, c.now()));
        }
        if (outcome instanceof Outcome.Cancelled && isWantedElsewhere(run, claim)) {
            return Ruling.of(
                    TaskLifecycle.settled(run.with(run.tries().plusEnded()).withSession(null), c));
        }
        List<Effect> effects = new ArrayList<>();
        EarlierFailure failure = lesson(run, claim, outcome);
        if (failure != null) {
            effects.add(new Effect.RememberFailure(failure));
        }
        Verdict verdict = c.retry().judge(outcome, ending(run, claim, finished, c));
        boolean keeps = verdict.keepsSession() && !isWantedElsewhere(run, claim);
        Tries tries = RetryPolicy.isWrongResult(outcome) ? verdict.tries().plusWrong() : verdict.tries();
        TaskRun judged = ended.with(tries).withSession(keeps ? run.session() : null);
        Hold hold = hold(verdict, judged, claim, detail(outcome), c, effects);
        return new Ruling(TaskLifecycle.settled(judged.with(hold), c), effects, null);
    }

    private static Ending ending(TaskRun run, Claim claim, AttemptEvent.AttemptFinished finished, Circumstances c) {
        return new Ending(
                finished.started(),
                claim.resume() != null,
                run.session() != null,
                run.tries(),
                c.quotaUntil(),
                c.elsewhere(),
                c.now(),
                c.chance());
    }

    private static Hold hold(
            Verdict verdict, TaskRun run, Claim claim, String detail, Circumstances c, List<Effect> effects) {
        return switch (verdict) {
            case Verdict.RunAgain again ->
                new Hold.ForBackoff(again.at(), again.tries().ended());
            case Verdict.AwaitQuota quota -> new Hold.ForQuota(quota.until());
            case Verdict.AskPerson ask -> {
                Decision decision = decision(run, claim, ask, detail, c);
                effects.add(new Effect.Ask(decision));
                yield new Hold.ForAnswer(decision.id());
            }
            case Verdict.WorkerUnusable unusable -> {
                effects.add(new Effect.HoldWorker(claim.worker(), unusable.window(), unusable.reason()));
                yield hold(unusable.next(), run, claim, detail, c, effects);
            }
        };
    }

    /** Whether a person gave the task to another worker while this attempt was under way. */
    private static boolean isWantedElsewhere(TaskRun run, Claim claim) {
        WorkerId wanted = run.wishes().reassignTo();
        return wanted != null && !wanted.equals(claim.worker());
    }

    private static Decision decision(TaskRun run, Claim claim, Verdict.AskPerson ask, String detail, Circumstances c) {
        return new Decision(
                Decision.idFor(run.task(), run.epoch(), ask.kind()),
                run.task(),
                run.project(),
                claim.attempt(),
                ask.kind(),
                ask.question(),
                detail,
                List.of(DecisionOption.RETRY, DecisionOption.DROP),
                c.now());
    }

    /** What the next attempt should be told of this one, or null when it says nothing about the work. */
    private static @Nullable EarlierFailure lesson(TaskRun run, Claim claim, Outcome outcome) {
        boolean tells = switch (outcome) {
            case Outcome.Failed failed -> RetryPolicy.isTasksOwn(failed.failure());
            case Outcome.TimedOut _, Outcome.NeedsDecision _ -> true;
            case Outcome.Succeeded _, Outcome.QuotaExhausted _, Outcome.Cancelled _, Outcome.Lost _ -> false;
        };
        return tells
                ? new EarlierFailure(claim.attempt(), run.tries().nextNumber(), outcome.sentence(), detail(outcome))
                : null;
    }

    private static String detail(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Failed failed -> failed.detail();
            case Outcome.TimedOut timedOut -> timedOut.detail();
            case Outcome.NeedsDecision needs -> needs.detail();
            case Outcome.Succeeded _, Outcome.QuotaExhausted _, Outcome.Cancelled _, Outcome.Lost _ -> "";
        };
    }

    /** The active task at the given active status or beyond it: a report that went missing is made up for by the next one. */
    private static TaskRun arrivedAt(TaskStatus target, TaskRun run, Circumstances c) {
        TaskRun next = run;
        if (next.status() == TaskStatus.ASSIGNED) {
            next = next.to(TaskStatus.IN_PROGRESS, null, c.now());
        }
        if (target == TaskStatus.REVIEW && next.status() == TaskStatus.IN_PROGRESS) {
            next = next.to(TaskStatus.REVIEW, null, c.now());
        }
        return next;
    }
}
