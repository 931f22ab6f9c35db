package dev.ringmaster.scheduler.attempt;

import dev.ringmaster.model.attempt.FailureClass;
import dev.ringmaster.model.attempt.Outcome;
import dev.ringmaster.model.event.AttemptEvent;
import dev.ringmaster.scheduler.attempt.AttemptCommand.Approve;
import dev.ringmaster.scheduler.attempt.AttemptCommand.AwaitReview;
import dev.ringmaster.scheduler.attempt.AttemptCommand.BeginLanding;
import dev.ringmaster.scheduler.attempt.AttemptCommand.Cancel;
import dev.ringmaster.scheduler.attempt.AttemptCommand.FailLanding;
import dev.ringmaster.scheduler.attempt.AttemptCommand.HandOver;
import dev.ringmaster.scheduler.attempt.AttemptCommand.RecordConflict;
import dev.ringmaster.scheduler.attempt.AttemptCommand.RecordLanded;
import dev.ringmaster.scheduler.attempt.AttemptCommand.RecordMovedTarget;
import dev.ringmaster.scheduler.attempt.AttemptCommand.RecordProposed;
import dev.ringmaster.scheduler.attempt.AttemptCommand.RecordTested;
import dev.ringmaster.scheduler.attempt.AttemptCommand.Reject;
import dev.ringmaster.scheduler.attempt.AttemptState.Finished;
import dev.ringmaster.scheduler.attempt.AttemptState.Landing;
import dev.ringmaster.scheduler.attempt.AttemptState.Proposed;
import dev.ringmaster.scheduler.attempt.AttemptState.Proven;
import dev.ringmaster.scheduler.attempt.AttemptState.Releasing;
import dev.ringmaster.scheduler.attempt.AttemptState.Reviewing;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/** What becomes of proven work: the part of {@link AttemptPolicy} that begins when the gates have passed. */
final class LandingPolicy {

    /** How often a landing follows a target that keeps moving before it gives up. */
    static final int ROUNDS = 20;

    private LandingPolicy() {}

    /** @param attempt in one of the states of proven work; in any other nothing changes */
    static AttemptDecision decide(Attempt attempt, AttemptCommand command, Instant now) {
        return switch (attempt.state()) {
            case Proven proven -> proven(attempt, proven, command, now);
            case Reviewing reviewing -> reviewing(attempt, reviewing, command, now);
            case Proposed proposed -> proposed(attempt, proposed, command, now);
            case Landing landing -> landing(attempt, landing, command, now);
            case Releasing releasing -> ReleasePolicy.decide(attempt, releasing, command, now);
            default -> AttemptDecision.unchanged(attempt);
        };
    }

    private static AttemptDecision proven(Attempt attempt, Proven proven, AttemptCommand command, Instant now) {
        return switch (command) {
            case Cancel cancel -> AttemptDecision.finish(attempt, new Outcome.Cancelled(cancel.reason()), true, now);
            case BeginLanding begin ->
                AttemptDecision.of(
                        attempt.in(
                                new Landing(proven.commit(), 1, null, null, proven.approvedBy(), proven.handOvers())),
                        List.of());
            case AwaitReview review
            when proven.approvedBy() == null ->
                AttemptDecision.of(
                        attempt.in(new Reviewing(proven.commit(), review.targetBranch(), review.diffStat())),
                        List.of(new AttemptEvent.AttemptAwaitsReview(
                                attempt.ref(), proven.commit(), review.targetBranch(), review.diffStat())));
            case RecordProposed proposed ->
                AttemptDecision.of(
                        attempt.in(new Proposed(proven.commit(), proposed.branch(), proposed.url())),
                        List.of(new AttemptEvent.AttemptProposed(attempt.ref(), proposed.branch(), proposed.url())),
                        new Step.AwaitMerge());
            case RecordConflict conflict -> conflicted(attempt, conflict, conflictIn(conflict.files()), now);
            case FailLanding fail -> AttemptDecision.finish(attempt, failed(fail), true, now);
            default -> AttemptDecision.unchanged(attempt);
        };
    }

    private static AttemptDecision reviewing(
            Attempt attempt, Reviewing reviewing, AttemptCommand command, Instant now) {
        return switch (command) {
            case Approve approve ->
                AttemptDecision.of(
                        attempt.in(new Proven(reviewing.commit(), approve.by())), List.of(), new Step.AwaitLanding());
            case Reject reject -> AttemptDecision.finish(attempt, rejected(reject), true, now);
            case Cancel cancel -> AttemptDecision.finish(attempt, new Outcome.Cancelled(cancel.reason()), true, now);
            default -> AttemptDecision.unchanged(attempt);
        };
    }

    private static AttemptDecision proposed(Attempt attempt, Proposed proposed, AttemptCommand command, Instant now) {
        return switch (command) {
            case RecordLanded landed -> landed(attempt, proposed.commit(), landed, now);
            case FailLanding fail -> AttemptDecision.finish(attempt, failed(fail), true, now);
            case Cancel cancel -> AttemptDecision.finish(attempt, new Outcome.Cancelled(cancel.reason()), true, now);
            default -> AttemptDecision.unchanged(attempt);
        };
    }

    private static AttemptDecision landing(Attempt attempt, Landing landing, AttemptCommand command, Instant now) {
        return switch (command) {
            case Cancel cancel
            when landing.cancelled() == null ->
                AttemptDecision.of(attempt.in(landing.cancelled(cancel.reason())), List.of());
            case RecordTested tested
            when landing.tested() == null -> AttemptDecision.of(attempt.in(landing.tested(tested.commit())), List.of());
            case RecordMovedTarget moved -> integrateAgain(attempt, landing, now);
            case RecordLanded landed -> landed(attempt, landing.commit(), landed, now);
            case RecordConflict conflict ->
                conflicted(attempt, conflict, unlanded(landing, conflictIn(conflict.files())), now);
            case HandOver handOver -> ReleasePolicy.handOver(attempt, landing, handOver, now);
            case FailLanding fail -> AttemptDecision.finish(attempt, unlanded(landing, failed(fail)), true, now);
            default -> AttemptDecision.unchanged(attempt);
        };
    }

    private static AttemptDecision integrateAgain(Attempt attempt, Landing landing, Instant now) {
        if (landing.round() >= ROUNDS) {
            Outcome.Failed failed = new Outcome.Failed(
                    FailureClass.INFRASTRUCTURE,
                    "the target branch moved " + ROUNDS + " times while the gates ran",
                    "");
            return AttemptDecision.finish(attempt, unlanded(landing, failed), true, now);
        }
        return AttemptDecision.of(attempt.in(landing.again()), List.of());
    }

    /** @param steps what is to be done before it is tidied up */
    static AttemptDecision landed(Attempt attempt, String own, RecordLanded landed, Instant now, Step... steps) {
        Outcome outcome = new Outcome.Succeeded(landed.commit());
        return AttemptDecision.of(
                attempt.in(new Finished(outcome, true, now, own)),
                List.of(
                        new AttemptEvent.AttemptLanded(attempt.ref(), landed.commit(), landed.targetBranch()),
                        new AttemptEvent.AttemptFinished(attempt.ref(), outcome, true, now)),
                Stream.concat(Stream.of(steps), Stream.of(new Step.TidyUp(own, landed.commit(), landed.targetBranch())))
                        .toArray(Step[]::new));
    }

    private static AttemptDecision conflicted(Attempt attempt, RecordConflict conflict, Outcome outcome, Instant now) {
        return AttemptDecision.finish(
                attempt, outcome, true, now, new AttemptEvent.AttemptConflicted(attempt.ref(), conflict.files()));
    }

    private static Outcome unlanded(Landing landing, Outcome.Failed failed) {
        return landing.cancelled() == null ? failed : new Outcome.Cancelled(landing.cancelled());
    }

    private static Outcome.Failed rejected(Reject reject) {
        String why = reject.text().isBlank() ? "" : ": " + reject.text().strip();
        return new Outcome.Failed(
                FailureClass.REJECTED,
                reject.by() + " sent the work back" + why,
                reject.text().strip());
    }

    private static Outcome.Failed conflictIn(List<String> files) {
        return new Outcome.Failed(
                FailureClass.CONFLICT,
                "the work conflicts with the target branch in " + String.join(", ", files),
                "These files changed on the target branch since this attempt began: " + String.join(", ", files));
    }

    private static Outcome.Failed failed(FailLanding fail) {
        return new Outcome.Failed(fail.failure(), fail.message(), fail.detail());
    }
}
