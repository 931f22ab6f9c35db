package dev.ringmaster.api.store;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.ringmaster.model.decision.Answer;
import dev.ringmaster.model.decision.Decision;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A decision and what became of it.
 *
 * @param answer null while it is open or when it was withdrawn
 * @param withdrawnBecause why nobody needs to answer any more; null unless it was withdrawn
 */
@Schema(name = "Decision")
public record StoredDecision(
        @JsonUnwrapped Decision decision,
        DecisionStatus status,
        long version,
        @Nullable Answer answer,
        @Nullable String withdrawnBecause) {}
