package dev.ringmaster.model.release;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** What a release goes through, in this order. From {@link #SWAP} on it is live, and a failure means going back. */
public enum ReleaseStage {
    /** The resulting tree is judged against what a change may touch. */
    GUARD,
    /** What changed must have tests, and no test may have become weaker. */
    TESTS,
    /** The proof command runs on the resulting tree, with the guarding tests of the base. */
    PROOF,
    /** The changed components are built and laid out beside the ones that run. */
    BUILD,
    /** The previous release must run on the new schema. */
    SCHEMA,
    /** The target moves to the proven commit and the changed components are replaced, one by one. */
    SWAP,
    /** The ring's health is watched for a window. */
    WATCH,
    /** The previous programs and the base's tree are put back. */
    GO_BACK;

    /** Whether the ring may run the release's programs in this stage. */
    public boolean isLive() {
        return compareTo(SWAP) >= 0;
    }

    @JsonValue
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** @throws IllegalArgumentException if no stage has this word */
    public static ReleaseStage ofWord(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}
