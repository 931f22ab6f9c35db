package dev.ringmaster.agent.event;

import dev.ringmaster.model.usage.RateLimitWindow;
import dev.ringmaster.model.usage.TokenUsage;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** One thing that an agent's output says. */
public sealed interface AgentEvent {

    /** Each part is null where it was not said; a later event may add it. */
    record SessionStarted(
            @Nullable String session, @Nullable String model) implements AgentEvent {}

    /**
     * The agent's own words to whoever gave it the task.
     *
     * @param isPiece whether they go on from the piece before, rather than being a whole message
     */
    record Text(String text, boolean isPiece) implements AgentEvent {

        public static Text whole(String text) {
            return new Text(text, false);
        }
    }

    record ToolCalled(String name) implements AgentEvent {}

    record ToolReturned() implements AgentEvent {}

    /** The agent ended one of its turns. */
    record TurnEnded() implements AgentEvent {}

    /** @param scope what the tokens are the sum of */
    record UsageSeen(TokenUsage tokens, Scope scope) implements AgentEvent {}

    /** @param usd US dollars, ≥ 0 */
    record CostSeen(BigDecimal usd, Scope scope) implements AgentEvent {}

    record RateLimitSeen(RateLimitWindow window) implements AgentEvent {}

    /** The agent tries a request again by itself: nothing is lost yet. */
    record Retrying(String reason) implements AgentEvent {}

    /** Something went wrong; the agent may still go on. */
    record Troubled(AgentFailure failure) implements AgentEvent {}

    /**
     * The agent is through: its process has nothing more to do.
     *
     * @param text its last words; null where the event has none
     * @param failure null exactly when it went well by its own word
     * @param turns all its turns; null where the event does not say
     */
    record Finished(
            @Nullable String text,
            @Nullable AgentFailure failure,
            @Nullable Integer turns) implements AgentEvent {}

    /** Known, and of no use here. */
    record Ignored() implements AgentEvent {}

    /**
     * Not known to this version.
     *
     * @param type what it calls itself
     */
    record Unknown(String type) implements AgentEvent {}
}
