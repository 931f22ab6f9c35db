package dev.ringmaster.scheduler.attempt;

import dev.ringmaster.model.attempt.Outcome;
import dev.ringmaster.model.event.AttemptEvent;
import dev.ringmaster.scheduler.attempt.AttemptCommand.BlockRelease;
import dev.ringmaster.scheduler.attempt.AttemptCommand.Cancel;
import dev.ringmaster.scheduler.attempt.AttemptCommand.FailRelease;
import dev.ringmaster.scheduler.attempt.AttemptCommand.HandOver;
import dev.ringmaster.scheduler.attempt.AttemptCommand.KeepRelease;
import dev.ringmaster.scheduler.attempt.AttemptCommand.RecordLanded;
import dev.ringmaster.scheduler.attempt.AttemptCommand.ReleaseNews;
import dev.ringmaster.scheduler.attempt.AttemptCommand.RepeatRelease;
import dev.ringmaster.scheduler.attempt.AttemptState.Finished;
import dev.ringmaster.scheduler.attempt.AttemptState.Landing;
import dev.ringmaster.scheduler.attempt.AttemptState.Proven;
import dev.ringmaster.scheduler.attempt.AttemptState.Releasing;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What becomes of work on Ringmaster itself once it is handed over: its release decides, and until then its repository's lane is held. */
final class ReleasePolicy {

    private ReleasePolicy() {}

    static AttemptDecision handOver(Attempt attempt, Landing landing, HandOver handOver, Instant now) {
        if (landing.cancelled() != null) {
            return AttemptDecision.finish(attempt, new Outcome.Cancelled(landing.cancelled()), true, now);
        }
        Releasing next = new Releasing(
                landing.commit(),
                landing.approvedBy(),
                handOver.base(),
                handOver.commit(),
                handOver.targetBranch(),
                false,
                landing.handOvers() + 1,
                null);
        return AttemptDecision.of(
                attempt.in(next),
                List.of(new AttemptEvent.AttemptHandedOver(
                        attempt.ref(), handOver.targetBranch(), handOver.base(), handOver.commit())),
                new Step.HoldLane());
    }

    static AttemptDecision decide(Attempt attempt, Releasing releasing, AttemptCommand command, Instant now) {
        return switch (command) {
            case Cancel cancel when releasing.blocked() -> end(attempt, new Outcome.Cancelled(cancel.reason()), now);
            case Cancel cancel
            when releasing.cancelled() == null ->
                AttemptDecision.of(attempt.in(with(releasing, false, cancel.reason())), List.of());
            case ReleaseNews news
            when news.commit().equals(releasing.integrated()) -> told(attempt, releasing, news, now);
            default -> AttemptDecision.unchanged(attempt);
        };
    }

    private static AttemptDecision told(Attempt attempt, Releasing releasing, ReleaseNews news, Instant now) {
        String cancelled = releasing.cancelled();
        return switch (news) {
            case KeepRelease kept ->
                LandingPolicy.landed(
                        attempt,
                        releasing.commit(),
                        new RecordLanded(kept.commit(), releasing.targetBranch()),
                        now,
                        new Step.FreeLane());
            case FailRelease failed ->
                end(
                        attempt,
                        cancelled == null
                                ? new Outcome.Failed(failed.failure(), failed.message(), failed.detail())
                                : new Outcome.Cancelled(cancelled),
                        now);
            case BlockRelease blocked ->
                cancelled != null
                        ? end(attempt, new Outcome.Cancelled(cancelled), now)
                        : releasing.blocked()
                                ? AttemptDecision.unchanged(attempt)
                                : AttemptDecision.of(
                                        attempt.in(with(releasing, true, null)), List.of(), new Step.FreeLane());
            case RepeatRelease repeat ->
                cancelled != null
                        ? end(attempt, new Outcome.Cancelled(cancelled), now)
                        : AttemptDecision.of(
                                attempt.in(
                                        new Proven(releasing.commit(), releasing.approvedBy(), releasing.handOvers())),
                                List.of(),
                                new Step.FreeLane(),
                                new Step.AwaitLanding());
        };
    }

    private static AttemptDecision end(Attempt attempt, Outcome outcome, Instant now) {
        return AttemptDecision.of(
                attempt.in(new Finished(outcome, true, now, null)),
                List.of(new AttemptEvent.AttemptFinished(attempt.ref(), outcome, true, now)),
                new Step.FreeLane());
    }

    private static Releasing with(Releasing before, boolean blocked, @Nullable String cancelled) {
        return new Releasing(
                before.commit(),
                before.approvedBy(),
                before.base(),
                before.integrated(),
                before.targetBranch(),
                blocked,
                before.handOvers(),
                cancelled);
    }
}
