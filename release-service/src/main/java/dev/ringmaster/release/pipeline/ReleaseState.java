package dev.ringmaster.release.pipeline;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import dev.ringmaster.model.decision.DecisionKind;
import dev.ringmaster.model.release.ComponentSwap;
import dev.ringmaster.model.release.ReleaseStage;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where a release stands. Each state is stored before the work that it stands for is begun, and that work may be repeated, so that a
 * restart goes on from the state alone.
 *
 * <pre>
 * Waiting ─▶ Checking (guard … schema) ─▶ Swapping ─▶ Watching ─▶ Keeping ─▶ Kept ─▶ Recalled
 *               │  ▲ next stage              │            └──────────┤                  │
 *               ▼                            ├──▶ GoingBack ◀────────┴──────────────────┘
 *            Blocked ─────▶ Ended ◀──────────┴────────┘
 * </pre>
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "state")
@JsonSubTypes({
    @JsonSubTypes.Type(value = ReleaseState.Waiting.class, name = "waiting"),
    @JsonSubTypes.Type(value = ReleaseState.Checking.class, name = "checking"),
    @JsonSubTypes.Type(value = ReleaseState.Blocked.class, name = "blocked"),
    @JsonSubTypes.Type(value = ReleaseState.Swapping.class, name = "swapping"),
    @JsonSubTypes.Type(value = ReleaseState.Watching.class, name = "watching"),
    @JsonSubTypes.Type(value = ReleaseState.Keeping.class, name = "keeping"),
    @JsonSubTypes.Type(value = ReleaseState.Kept.class, name = "kept"),
    @JsonSubTypes.Type(value = ReleaseState.Recalled.class, name = "recalled"),
    @JsonSubTypes.Type(value = ReleaseState.GoingBack.class, name = "going_back"),
    @JsonSubTypes.Type(value = ReleaseState.Ended.class, name = "ended")
})
public sealed interface ReleaseState {

    /** The word for this state, as it is stored. */
    default String word() {
        return switch (this) {
            case Waiting _ -> "waiting";
            case Checking _ -> "checking";
            case Blocked _ -> "blocked";
            case Swapping _ -> "swapping";
            case Watching _ -> "watching";
            case Keeping _ -> "keeping";
            case Kept _ -> "kept";
            case Recalled _ -> "recalled";
            case GoingBack _ -> "going_back";
            case Ended _ -> "ended";
        };
    }

    /** Whether its work is under way, so that no other release's may be. */
    @JsonIgnore
    default boolean isActive() {
        return switch (this) {
            case Checking _, Swapping _, Watching _, Keeping _, GoingBack _ -> true;
            case Waiting _, Blocked _, Kept _, Recalled _, Ended _ -> false;
        };
    }

    /** Handed over, and another release is at work or releases are stopped. */
    record Waiting() implements ReleaseState {}

    /**
     * A stage before the release goes live is being worked.
     *
     * @param stage from {@link ReleaseStage#GUARD} to {@link ReleaseStage#SCHEMA}
     */
    record Checking(ReleaseStage stage, Instant since) implements ReleaseState {
        /** @throws IllegalArgumentException for a stage of a live release */
        public Checking {
            if (stage.isLive()) {
                throw new IllegalArgumentException(stage + " is no check");
            }
        }
    }

    /** A person is asked. */
    record Blocked(ReleaseStage stage, DecisionKind kind, String reason) implements ReleaseState {}

    /**
     * The target is being moved and components are being replaced; that is not interrupted.
     *
     * @param recalledBy who wants it gone as soon as it is live; null when nobody does
     */
    record Swapping(Instant since, @Nullable String recalledBy) implements ReleaseState {}

    /** It is live and the ring's health is watched. */
    record Watching(Instant since, List<ComponentSwap> swaps) implements ReleaseState {
        public Watching {
            swaps = List.copyOf(swaps);
        }
    }

    /**
     * The watch saw no harm; the release is being tagged and becomes the last known good one.
     *
     * @param recalledBy who wants it gone as soon as that is done; null when nobody does
     */
    record Keeping(String evidence, @Nullable String recalledBy) implements ReleaseState {}

    record Kept(String tag, Instant at) implements ReleaseState {}

    /** It was kept, and a person wants the one before it; waits for its turn. */
    record Recalled(String tag, String by) implements ReleaseState {}

    /**
     * The programs and the tree of before are being put back.
     *
     * @param askedBy who wanted it; null where harm was seen
     */
    record GoingBack(
            String reason, String evidence, @Nullable String askedBy, Instant since) implements ReleaseState {}

    /** Nothing follows. */
    record Ended(End how, String reason, Instant at) implements ReleaseState {}

    /** How a release ends that is not kept. */
    enum End {
        /** It did not pass, or a person sent it back; it never went live. */
        REJECTED,
        /** The same work comes again as another release, upon the newest target. */
        HANDED_BACK,
        /** It was live and is gone. */
        WENT_BACK
    }
}
