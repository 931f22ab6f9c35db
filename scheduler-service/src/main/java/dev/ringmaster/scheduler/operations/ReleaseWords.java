package dev.ringmaster.scheduler.operations;

import dev.ringmaster.model.attempt.FailureClass;
import dev.ringmaster.model.event.ImprovementEvent;
import dev.ringmaster.scheduler.attempt.AttemptCommand;
import java.util.Optional;

/** What the facts about a release mean for the attempt whose work is in it. */
final class ReleaseWords {

    private ReleaseWords() {}

    /** Empty for what only tells how far it is. */
    static Optional<AttemptCommand> commandFor(ImprovementEvent.OfRelease event) {
        String commit = event.release().commit();
        return switch (event) {
            case ImprovementEvent.ImprovementBlocked _ -> Optional.of(new AttemptCommand.BlockRelease(commit));
            case ImprovementEvent.ImprovementApproved _, ImprovementEvent.ImprovementOutdated _ ->
                Optional.of(new AttemptCommand.RepeatRelease(commit));
            case ImprovementEvent.ImprovementKept _ -> Optional.of(new AttemptCommand.KeepRelease(commit));
            case ImprovementEvent.ImprovementRejected rejected ->
                Optional.of(new AttemptCommand.FailRelease(
                        commit, rejected.failure(), rejected.message(), rejected.detail()));
            case ImprovementEvent.ImprovementWentBack back ->
                Optional.of(new AttemptCommand.FailRelease(
                        commit, FailureClass.RELEASE_FAILED, back.reason(), back.evidence()));
            case ImprovementEvent.ImprovementBegun _,
                    ImprovementEvent.ImprovementStageEntered _,
                    ImprovementEvent.ImprovementStagePassed _,
                    ImprovementEvent.ImprovementLive _ -> Optional.empty();
        };
    }
}
