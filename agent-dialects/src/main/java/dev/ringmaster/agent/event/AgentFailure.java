package dev.ringmaster.agent.event;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Trouble in an agent's own words.
 *
 * @param message may be empty; may hold the time of a reset in prose
 * @param resetsAt when a limit ends, where the agent gave it as a figure; else null
 * @param window which limit it is; null when the agent did not say
 */
public record AgentFailure(
        FailureKind kind,
        String message,
        @Nullable Instant resetsAt,
        @Nullable String window) {

    public static AgentFailure of(FailureKind kind, String message) {
        return new AgentFailure(kind, message, null, null);
    }
}
