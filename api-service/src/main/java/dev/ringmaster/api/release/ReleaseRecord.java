package dev.ringmaster.api.release;

import dev.ringmaster.model.attempt.FailureClass;
import dev.ringmaster.model.event.ImprovementEvent;
import dev.ringmaster.model.event.ImprovementEvent.OfRelease;
import dev.ringmaster.model.id.AttemptId;
import dev.ringmaster.model.id.DecisionId;
import dev.ringmaster.model.id.ProjectId;
import dev.ringmaster.model.id.ReleaseId;
import dev.ringmaster.model.id.TaskId;
import dev.ringmaster.model.release.ComponentSwap;
import dev.ringmaster.model.release.ReleaseRef;
import dev.ringmaster.model.release.ReleaseStage;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All that was told of one release; each event makes the next one of it.
 *
 * @param base the target's commit that the work was put upon
 * @param commit the resulting commit
 * @param tree the resulting tree
 * @param stage the last one entered; null before the first
 * @param stages in the order they were entered
 * @param decision what a person is or was asked last; null if nothing was
 * @param approvedBy who approved the tree; null if nobody had to
 * @param failure how it failed; null if it did not
 * @param message one sentence about how it stands; may be empty
 * @param detail what belongs to the message: evidence, output; may be empty
 * @param swaps the components that were replaced when it went live
 * @param tag the tag at its commit; null unless it was kept
 * @param revert the commit that took it back; null unless one did
 * @param endedAt null while it is not over
 */
public record ReleaseRecord(
        ReleaseId id,
        TaskId task,
        ProjectId project,
        AttemptId attempt,
        String targetBranch,
        String base,
        String commit,
        String tree,
        ReleaseStatus status,
        @Nullable ReleaseStage stage,
        List<StageRecord> stages,
        @Nullable DecisionId decision,
        @Nullable String approvedBy,
        @Nullable FailureClass failure,
        String message,
        String detail,
        List<ComponentSwap> swaps,
        @Nullable String tag,
        @Nullable String revert,
        Instant begunAt,
        Instant changedAt,
        @Nullable Instant endedAt) {

    public ReleaseRecord {
        stages = List.copyOf(stages);
        swaps = List.copyOf(swaps);
    }

    /** What the first event that was seen of a release says, whichever it is. */
    static ReleaseRecord first(OfRelease event) {
        ReleaseRef ref = event.release();
        Instant at = at(event);
        return new ReleaseRecord(
                        ref.release(),
                        ref.attempt().task(),
                        ref.attempt().project(),
                        ref.attempt().attempt(),
                        ref.targetBranch(),
                        ref.base(),
                        ref.commit(),
                        ref.tree(),
                        ReleaseStatus.IN_PROGRESS,
                        null,
                        List.of(),
                        null,
                        null,
                        null,
                        "",
                        "",
                        List.of(),
                        null,
                        null,
                        at,
                        at,
                        null)
                .after(event);
    }

    /** The release after one more event. */
    ReleaseRecord after(OfRelease event) {
        Draft draft = new Draft(this, event.release(), at(event));
        switch (event) {
            case ImprovementEvent.ImprovementBegun begun -> draft.status = ReleaseStatus.IN_PROGRESS;
            case ImprovementEvent.ImprovementStageEntered entered -> draft.enter(entered.stage());
            case ImprovementEvent.ImprovementStagePassed passed -> draft.pass(passed);
            case ImprovementEvent.ImprovementBlocked blocked -> {
                draft.status = ReleaseStatus.BLOCKED;
                draft.decision = blocked.decision();
                draft.message = blocked.reason();
            }
            case ImprovementEvent.ImprovementApproved approved -> {
                draft.status = ReleaseStatus.HANDED_BACK;
                draft.approvedBy = approved.by();
                draft.message = "approved by " + approved.by() + "; it is put upon the newest target";
            }
            case ImprovementEvent.ImprovementOutdated outdated -> {
                draft.status = ReleaseStatus.HANDED_BACK;
                draft.message = "the target moved; it is put upon the newest one";
            }
            case ImprovementEvent.ImprovementLive live -> {
                draft.status = ReleaseStatus.LIVE;
                draft.swaps = live.swaps();
                draft.message = "";
            }
            case ImprovementEvent.ImprovementKept kept -> {
                draft.end(ReleaseStatus.KEPT, "", kept.evidence());
                draft.tag = kept.tag();
            }
            case ImprovementEvent.ImprovementRejected rejected -> {
                draft.end(ReleaseStatus.REJECTED, rejected.message(), rejected.detail());
                draft.failure = rejected.failure();
            }
            case ImprovementEvent.ImprovementWentBack wentBack -> {
                draft.end(ReleaseStatus.WENT_BACK, wentBack.reason(), wentBack.evidence());
                draft.failure = FailureClass.RELEASE_FAILED;
                draft.revert = wentBack.revert();
            }
        }
        return draft.record();
    }

    /** Whether the ring runs it, so that it can be taken back. */
    public boolean isLive() {
        return status == ReleaseStatus.LIVE || status == ReleaseStatus.KEPT;
    }

    private static Instant at(OfRelease event) {
        return switch (event) {
            case ImprovementEvent.ImprovementBegun it -> it.at();
            case ImprovementEvent.ImprovementStageEntered it -> it.at();
            case ImprovementEvent.ImprovementStagePassed it -> it.at();
            case ImprovementEvent.ImprovementBlocked it -> it.at();
            case ImprovementEvent.ImprovementApproved it -> it.at();
            case ImprovementEvent.ImprovementOutdated it -> it.at();
            case ImprovementEvent.ImprovementLive it -> it.at();
            case ImprovementEvent.ImprovementKept it -> it.at();
            case ImprovementEvent.ImprovementRejected it -> it.at();
            case ImprovementEvent.ImprovementWentBack it -> it.at();
        };
    }

    /** The next record in the making. */
    private static final class Draft {

        private final ReleaseRecord before;
        private final ReleaseRef ref;
        private final Instant at;
        private final List<StageRecord> stages;
        private ReleaseStatus status;
        private @Nullable ReleaseStage stage;
        private @Nullable DecisionId decision;
        private @Nullable String approvedBy;
        private @Nullable FailureClass failure;
        private String message;
        private String detail;
        private List<ComponentSwap> swaps;
        private @Nullable String tag;
        private @Nullable String revert;
        private @Nullable Instant endedAt;

        Draft(ReleaseRecord before, ReleaseRef ref, Instant at) {
            this.before = before;
            this.ref = ref;
            this.at = at;
            this.stages = new ArrayList<>(before.stages);
            this.status = before.status;
            this.stage = before.stage;
            this.decision = before.decision;
            this.approvedBy = before.approvedBy;
            this.failure = before.failure;
            this.message = before.message;
            this.detail = before.detail;
            this.swaps = before.swaps;
            this.tag = before.tag;
            this.revert = before.revert;
            this.endedAt = before.endedAt;
        }

        void enter(ReleaseStage entered) {
            stage = entered;
            // A live release stays so while it is watched; so does one that is going back, until it has gone.
            if (status == ReleaseStatus.BLOCKED || status == ReleaseStatus.HANDED_BACK) {
                status = ReleaseStatus.IN_PROGRESS;
                message = "";
            }
            stages.removeIf(record -> record.stage() == entered);
            stages.add(new StageRecord(entered, at, null, null, null));
        }

        void pass(ImprovementEvent.ImprovementStagePassed passed) {
            Instant entered = stages.stream()
                    .filter(record -> record.stage() == passed.stage())
                    .map(StageRecord::enteredAt)
                    .findFirst()
                    .orElse(at.minus(passed.took()));
            stages.removeIf(record -> record.stage() == passed.stage());
            stages.add(new StageRecord(
                    passed.stage(),
                    entered,
                    at,
                    passed.evidence(),
                    passed.took().toMillis()));
        }

        void end(ReleaseStatus how, String sentence, String evidence) {
            status = how;
            message = sentence;
            detail = evidence;
            endedAt = at;
        }

        ReleaseRecord record() {
            return new ReleaseRecord(
                    before.id,
                    before.task,
                    before.project,
                    ref.attempt().attempt(),
                    ref.targetBranch(),
                    ref.base(),
                    ref.commit(),
                    ref.tree(),
                    status,
                    stage,
                    stages,
                    decision,
                    approvedBy,
                    failure,
                    message,
                    detail,
                    swaps,
                    tag,
                    revert,
                    before.begunAt,
                    at,
                    endedAt);
        }
    }
}
