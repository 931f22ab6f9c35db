package dev.ringmaster.model.event;

import dev.ringmaster.model.attempt.FailureClass;
import dev.ringmaster.model.id.DecisionId;
import dev.ringmaster.model.release.ComponentSwap;
import dev.ringmaster.model.release.ReleaseRef;
import dev.ringmaster.model.release.ReleaseStage;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How changes to Ringmaster itself fare, on {@link Topic#RELEASES}. Written by release-service. */
public sealed interface ImprovementEvent extends Event {

    /** A fact about one release, keyed by the task that it does. */
    sealed interface OfRelease extends ImprovementEvent {

        ReleaseRef release();

        @Override
        default String key() {
            return release().attempt().task().value();
        }
    }

    /** The work of an attempt was taken over from the scheduler. */
    record ImprovementBegun(ReleaseRef release, Instant at) implements OfRelease {}

    record ImprovementStageEntered(ReleaseRef release, ReleaseStage stage, Instant at) implements OfRelease {}

    /** @param evidence what was seen, for a person; one line or a few */
    record ImprovementStagePassed(ReleaseRef release, ReleaseStage stage, String evidence, Duration took, Instant at)
            implements OfRelease {}

    /**
     * A person is asked; the landing queue of the repository goes on meanwhile.
     *
     * @param reason one sentence
     */
    record ImprovementBlocked(ReleaseRef release, ReleaseStage stage, DecisionId decision, String reason, Instant at)
            implements OfRelease {}

    /** A person approved this tree: the scheduler puts the work upon the newest target and hands it over again. */
    record ImprovementApproved(ReleaseRef release, String by, Instant at) implements OfRelease {}

    /** The target moved meanwhile: the scheduler puts the work upon the newest target and hands it over again. */
    record ImprovementOutdated(ReleaseRef release, Instant at) implements OfRelease {}

    /** The target is at the commit and the ring runs the release's programs; nothing is kept yet. */
    record ImprovementLive(ReleaseRef release, List<ComponentSwap> swaps, Instant at) implements OfRelease {
        public ImprovementLive {
            swaps = List.copyOf(swaps);
        }
    }

    /**
     * The release counts: its task is done.
     *
     * @param tag the tag at its commit
     * @param evidence what the watch saw, for a person
     */
    record ImprovementKept(ReleaseRef release, String tag, String evidence, Instant at) implements OfRelease {}

    /**
     * The release never went live and the target never held it.
     *
     * @param message one sentence
     * @param detail what the next attempt or a person needs; may be empty
     */
    record ImprovementRejected(
            ReleaseRef release, ReleaseStage stage, FailureClass failure, String message, String detail, Instant at)
            implements OfRelease {}

    /**
     * The release was live, did harm and is gone: the ring runs the programs that it ran before, and the target's tree is the base's.
     *
     * @param reason one sentence
     * @param evidence what showed the harm
     * @param revert the full hash of the commit on the target that took it back; null where the target had not moved
     */
    record ImprovementWentBack(
            ReleaseRef release,
            String reason,
            String evidence,
            @Nullable String revert,
            Instant at) implements OfRelease {}

    /**
     * Releases are stopped after too many failures in a row, or go on because a person said so.
     *
     * @param failures how many in a row, ≥ 0
     * @param reason one sentence
     */
    record BreakerChanged(boolean open, int failures, String reason, Instant at) implements ImprovementEvent {
        @Override
        public String key() {
            return "breaker";
        }
    }
}
