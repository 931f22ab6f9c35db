package dev.ringmaster.api.release;

import dev.ringmaster.model.release.ReleaseStage;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One stage that a release entered.
 *
 * @param passedAt null while it is under way, or where it failed
 * @param evidence what was seen; null until it was passed
 * @param tookMillis null until it was passed
 */
public record StageRecord(
        ReleaseStage stage,
        Instant enteredAt,
        @Nullable Instant passedAt,
        @Nullable String evidence,
        @Nullable Long tookMillis) {}
