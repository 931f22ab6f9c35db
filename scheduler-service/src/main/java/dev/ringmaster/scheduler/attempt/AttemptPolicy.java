package dev.ringmaster.scheduler.attempt;

import dev.ringmaster.model.attempt.AttemptRef;
import dev.ringmaster.model.attempt.FailureClass;
import dev.ringmaster.model.attempt.Outcome;
import dev.ringmaster.model.event.AttemptEvent;
import dev.ringmaster.scheduler.attempt.AttemptCommand.Cancel;
import dev.ringmaster.scheduler.attempt.AttemptCommand.Decline;
import dev.ringmaster.scheduler.attempt.AttemptCommand.EndLingering;
import dev.ringmaster.scheduler.attempt.AttemptCommand.EndUnwell;
import dev.ringmaster.scheduler.attempt.AttemptCommand.FailStart;
import dev.ringmaster.scheduler.attempt.AttemptCommand.Judge;
import dev.ringmaster.scheduler.attempt.AttemptCommand.Prepare;
import dev.ringmaster.scheduler.attempt.AttemptCommand.RecordExit;
import dev.ringmaster.scheduler.attempt.AttemptCommand.RecordLoss;
import dev.ringmaster.scheduler.attempt.AttemptCommand.RecordStart;
import dev.ringmaster.scheduler.attempt.AttemptCommand.TimeOut;
import dev.ringmaster.scheduler.attempt.AttemptState.Declined;
import dev.ringmaster.scheduler.attempt.AttemptState.Finished;
import dev.ringmaster.scheduler.attempt.AttemptState.Landing;
import dev.ringmaster.scheduler.attempt.AttemptState.Preparing;
import dev.ringmaster.scheduler.attempt.AttemptState.Proposed;
import dev.ringmaster.scheduler.attempt.AttemptState.Proven;
import dev.ringmaster.scheduler.attempt.AttemptState.Proving;
import dev.ringmaster.scheduler.attempt.AttemptState.Releasing;
import dev.ringmaster.scheduler.attempt.AttemptState.Reviewing;
import dev.ringmaster.scheduler.attempt.AttemptState.Running;
import dev.ringmaster.scheduler.attempt.AttemptState.Waiting;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The state machine of attempts: pure and total. A command that does not fit the state changes nothing. */
public final class AttemptPolicy {

    private AttemptPolicy() {}

    /**
     * The decision that takes a new attempt in.
     *
     * @param projectKnown whether the project version that its assignment needs is known
     */
    public static AttemptDecision accept(AttemptRef ref, int number, boolean projectKnown) {
        Attempt attempt = new Attempt(ref, number, new Waiting());
        return projectKnown ? prepare(attempt) : AttemptDecision.of(attempt, List.of());
    }

    /** The decision that takes a new attempt in only to refuse it; it never starts. */
    public static AttemptDecision refuse(AttemptRef ref, int number, AttemptCommand because, Instant now) {
        return waiting(new Attempt(ref, number, new Waiting()), because, now);
    }

    /** @param now the time of the events that follow */
    public static AttemptDecision decide(Attempt attempt, AttemptCommand command, Instant now) {
        return switch (attempt.state()) {
            case Waiting waiting -> waiting(attempt, command, now);
            case Preparing preparing -> preparing(attempt, preparing, command, now);
            case Running running -> running(attempt, running, command, now);
            case Proving proving -> proving(attempt, proving, command, now);
            case Proven _, Reviewing _, Proposed _, Landing _, Releasing _ ->
                LandingPolicy.decide(attempt, command, now);
            case Finished finished -> AttemptDecision.unchanged(attempt);
            case Declined declined -> AttemptDecision.unchanged(attempt);
        };
    }

    /** The steps that take up the work of a stored state again, after a restart. */
    public static List<Step> resume(Attempt attempt) {
        return switch (attempt.state()) {
            case Waiting waiting -> List.of();
            case Preparing preparing ->
                List.of(preparing.cancelled() == null ? new Step.Start() : new Step.TakeClaim(preparing.cancelled()));
            case Running running -> {
                Step watch = new Step.Watch(running.startedAt());
                yield running.ending() == null ? List.of(watch) : List.of(endProcess(running.ending()), watch);
            }
            case Proving proving ->
                List.of(proving.cancelled() == null ? new Step.Prove(proving.exitCode()) : new Step.EndProof());
            case Proven _, Landing _ -> List.of(new Step.AwaitLanding());
            case Reviewing _ -> List.of();
            case Proposed _ -> List.of(new Step.AwaitMerge());
            case Releasing releasing -> releasing.holds() ? List.of(new Step.HoldLane()) : List.of();
            case Finished finished -> List.of();
            case Declined declined -> List.of();
        };
    }

    private static AttemptDecision waiting(Attempt attempt, AttemptCommand command, Instant now) {
        return switch (command) {
            case Prepare prepare -> prepare(attempt);
            case Cancel cancel -> AttemptDecision.finish(attempt, new Outcome.Cancelled(cancel.reason()), false, now);
            case FailStart fail -> AttemptDecision.finish(attempt, failed(fail), false, now);
            case Decline decline -> decline(attempt, decline.reason(), now);
            default -> AttemptDecision.unchanged(attempt);
        };
    }

    private static AttemptDecision preparing(
            Attempt attempt, Preparing preparing, AttemptCommand command, Instant now) {
        String cancelled = preparing.cancelled();
        return switch (command) {
            case RecordStart start -> start(attempt, cancelled, start);
            case Cancel cancel
            when cancelled == null ->
                AttemptDecision.of(
                        attempt.in(new Preparing(cancel.reason())), List.of(), new Step.TakeClaim(cancel.reason()));
            case FailStart fail ->
                AttemptDecision.finish(
                        attempt, cancelled == null ? failed(fail) : new Outcome.Cancelled(cancelled), false, now);
            case Decline decline when cancelled == null -> decline(attempt, decline.reason(), now);
            case Decline decline
            when cancelled != null -> AttemptDecision.finish(attempt, new Outcome.Cancelled(cancelled), false, now);
            case RecordLoss loss ->
                AttemptDecision.finish(
                        attempt,
                        cancelled == null ? new Outcome.Lost(loss.proof()) : new Outcome.Cancelled(cancelled),
                        true,
                        now);
            default -> AttemptDecision.unchanged(attempt);
        };
    }

    private static AttemptDecision running(Attempt attempt, Running running, AttemptCommand command, Instant now) {
        return switch (command) {
            case Cancel cancel
            when mayStillBeJudged(running) -> end(attempt, running, new EndCause.Cancelled(cancel.reason()));
            case TimeOut timeOut
            when running.ending() == null -> end(attempt, running, new EndCause.TimeUp(timeOut.limit()));
            case EndLingering lingering when running.ending() == null -> end(attempt, running, new EndCause.Lingered());
            case EndUnwell unwell
            when running.ending() == null ->
                end(attempt, running, new EndCause.Unwell(unwell.failure(), unwell.message()));
            case RecordExit exit -> exited(attempt, running, exit, now);
            case RecordLoss loss -> {
                Outcome outcome = outcomeOf(running.ending(), loss.hearing().tail());
                List<AttemptEvent> told = reported(attempt, loss.hearing(), loss.at());
                told.add(exitedEvent(attempt, running, null, loss.at()));
                yield AttemptDecision.finish(
                        attempt,
                        outcome == null ? new Outcome.Lost(loss.proof()) : outcome,
                        true,
                        now,
                        told.toArray(AttemptEvent[]::new));
            }
            default -> AttemptDecision.unchanged(attempt);
        };
    }

    private static AttemptDecision proving(Attempt attempt, Proving proving, AttemptCommand command, Instant now) {
        String cancelled = proving.cancelled();
        return switch (command) {
            case Cancel cancel
            when cancelled == null ->
                AttemptDecision.of(
                        attempt.in(new Proving(proving.exitCode(), cancel.reason())), List.of(), new Step.EndProof());
            case Judge judge ->
                cancelled == null
                        ? judged(attempt, OutcomePolicy.judge(proving.exitCode(), judge.proof(), judge.hearing()), now)
                        : AttemptDecision.finish(attempt, new Outcome.Cancelled(cancelled), true, now);
            default -> AttemptDecision.unchanged(attempt);
        };
    }

    private static AttemptDecision prepare(Attempt attempt) {
        return AttemptDecision.of(attempt.in(new Preparing(null)), List.of(), new Step.Start());
    }

    private static AttemptDecision start(Attempt attempt, @Nullable String cancelled, RecordStart start) {
        AttemptEvent started =
                new AttemptEvent.AttemptStarted(attempt.ref(), attempt.number(), start.pid(), start.startedAt());
        Step watch = new Step.Watch(start.startedAt());
        if (cancelled == null) {
            Attempt next = attempt.in(new Running(start.pid(), start.startedAt(), null));
            return AttemptDecision.of(next, List.of(started), watch);
        }
        EndCause cause = new EndCause.Cancelled(cancelled);
        Attempt ending = attempt.in(new Running(start.pid(), start.startedAt(), cause));
        return AttemptDecision.of(ending, List.of(started), endProcess(cause), watch);
    }

    private static AttemptDecision end(Attempt attempt, Running running, EndCause cause) {
        Attempt ending = attempt.in(new Running(running.pid(), running.startedAt(), cause));
        return AttemptDecision.of(ending, List.of(), endProcess(cause));
    }

    private static Step endProcess(EndCause cause) {
        return new Step.EndProcess(cause instanceof EndCause.Unwell unwell
                && (unwell.failure() == FailureClass.OUT_OF_MEMORY || unwell.failure() == FailureClass.RESOURCE_LIMIT));
    }

    /** Whether its work may still land: then a cancel ends it, even while it is being ended for lingering. */
    private static boolean mayStillBeJudged(Running running) {
        return running.ending() == null || running.ending() instanceof EndCause.Lingered;
    }

    private static AttemptDecision exited(Attempt attempt, Running running, RecordExit exit, Instant now) {
        List<AttemptEvent> told = reported(attempt, exit.hearing(), exit.at());
        told.add(exitedEvent(attempt, running, exit.exitCode(), exit.at()));
        Outcome ended = outcomeOf(running.ending(), exit.hearing().tail());
        if (ended != null) {
            return AttemptDecision.finish(attempt, ended, true, now, told.toArray(AttemptEvent[]::new));
        }
        if (exit.toProve()) {
            Attempt next = attempt.in(new Proving(exit.exitCode(), null));
            return AttemptDecision.of(next, told, new Step.Prove(exit.exitCode()));
        }
        AttemptDecision judged =
                judged(attempt, OutcomePolicy.judge(exit.exitCode(), new Proof.Folder(List.of()), exit.hearing()), now);
        told.addAll(judged.events());
        return new AttemptDecision(judged.next(), true, told, judged.steps());
    }

    /** What an agent that tells of itself said in all. */
    private static List<AttemptEvent> reported(Attempt attempt, Hearing hearing, Instant at) {
        List<AttemptEvent> told = new ArrayList<>();
        if (hearing.testimony().spoke()) {
            told.add(new AttemptEvent.AttemptReported(
                    attempt.ref(), hearing.testimony().report(), at));
        }
        return told;
    }

    private static AttemptDecision judged(Attempt attempt, Verdict verdict, Instant now) {
        return switch (verdict) {
            case Verdict.Land land ->
                AttemptDecision.of(
                        attempt.in(new Proven(land.commit())),
                        List.of(new AttemptEvent.AttemptProven(attempt.ref(), land.commit(), land.gates())),
                        new Step.AwaitLanding());
            case Verdict.Done done
            when done.gates().isEmpty() -> AttemptDecision.finish(attempt, new Outcome.Succeeded(null), true, now);
            case Verdict.Done done ->
                AttemptDecision.finish(
                        attempt,
                        new Outcome.Succeeded(null),
                        true,
                        now,
                        new AttemptEvent.AttemptProven(attempt.ref(), null, done.gates()));
            case Verdict.Fail fail -> AttemptDecision.finish(attempt, fail.outcome(), true, now);
            case Verdict.Wait wait -> AttemptDecision.finish(attempt, wait.outcome(), true, now);
            case Verdict.Ask ask -> AttemptDecision.finish(attempt, ask.outcome(), true, now);
        };
    }

    private static AttemptDecision decline(Attempt attempt, String reason, Instant now) {
        return AttemptDecision.of(
                attempt.in(new Declined(reason, now)),
                List.of(new AttemptEvent.AttemptDeclined(attempt.ref(), reason)));
    }

    private static AttemptEvent exitedEvent(Attempt attempt, Running running, @Nullable Integer code, Instant at) {
        Duration ran = Duration.between(running.startedAt(), at);
        return new AttemptEvent.AttemptExited(attempt.ref(), code, ran.isNegative() ? Duration.ZERO : ran);
    }

    private static @Nullable Outcome outcomeOf(@Nullable EndCause ending, String tail) {
        return switch (ending) {
            case null -> null;
            case EndCause.Lingered lingered -> null;
            case EndCause.Cancelled cancelled -> new Outcome.Cancelled(cancelled.reason());
            case EndCause.TimeUp timeUp -> new Outcome.TimedOut(timeUp.limit(), tail);
            case EndCause.Unwell unwell -> new Outcome.Failed(unwell.failure(), unwell.message(), tail);
        };
    }

    private static Outcome.Failed failed(FailStart fail) {
        return new Outcome.Failed(fail.failure(), fail.message(), fail.detail());
    }
}
