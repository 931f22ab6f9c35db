package dev.ringmaster.release.pipeline;

import dev.ringmaster.model.attempt.FailureClass;
import dev.ringmaster.model.decision.DecisionKind;
import dev.ringmaster.model.decision.DecisionOption;
import dev.ringmaster.model.release.ComponentSwap;
import dev.ringmaster.model.release.ReleaseStage;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What can happen to a release. One that does not fit its state changes nothing. */
public sealed interface ReleaseCommand {

    /** It is this release's turn. */
    record Take() implements ReleaseCommand {}

    /**
     * A stage's work ended well.
     *
     * @param evidence for a person; one line or a few
     * @param swaps what was replaced, for {@link ReleaseStage#SWAP}
     * @param risky whether it passed only because nobody insists on tests
     */
    record Pass(ReleaseStage stage, String evidence, List<ComponentSwap> swaps, boolean risky)
            implements ReleaseCommand {
        public Pass {
            swaps = List.copyOf(swaps);
        }

        public Pass(ReleaseStage stage, String evidence) {
            this(stage, evidence, List.of(), false);
        }
    }

    /**
     * A person must be asked before the stage can be passed.
     *
     * @param reason one sentence
     * @param detail what a person needs to answer, such as the diff
     */
    record Ask(ReleaseStage stage, DecisionKind kind, String reason, String detail) implements ReleaseCommand {}

    /** A person answered the question of this kind about this tree. */
    record Answered(DecisionKind kind, DecisionOption option, String by, String text) implements ReleaseCommand {}

    /** A stage's work shows that the release must not go live. */
    record Reject(ReleaseStage stage, FailureClass failure, String message, String detail) implements ReleaseCommand {}

    /** The target moved, so that what was proven is not what would land. */
    record Outdate() implements ReleaseCommand {}

    /**
     * The live release does harm.
     *
     * @param reason one sentence
     * @param evidence what shows it
     */
    record Harm(String reason, String evidence) implements ReleaseCommand {}

    /** It is tagged and the last known good one. */
    record RecordKept(String tag) implements ReleaseCommand {}

    /**
     * It is gone.
     *
     * @param revert the commit that took it back; null where the target never held it
     */
    record RecordBack(@Nullable String revert, String evidence) implements ReleaseCommand {}

    /** Its attempt ended without it, such as by a cancel. */
    record AttemptOver(String reason) implements ReleaseCommand {}

    /** A person wants the ring as it was before this release. */
    record Recall(String by) implements ReleaseCommand {}
}
