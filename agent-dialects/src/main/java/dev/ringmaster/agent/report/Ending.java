package dev.ringmaster.agent.report;

import dev.ringmaster.agent.event.AgentFailure;
import org.jspecify.annotations.Nullable;

/** An agent's own word on how it ended. */
public sealed interface Ending {

    /** It said that it is through and that nothing went wrong. */
    record Well() implements Ending {}

    /** It said that it is through and what went wrong. */
    record Badly(AgentFailure failure) implements Ending {}

    /**
     * Its output ended, or has not ended yet, without the event that says that it is through.
     *
     * @param lastTrouble what it last said went wrong; null when nothing did
     */
    record Open(@Nullable AgentFailure lastTrouble) implements Ending {}

    /**
     * It is of a kind that never says: its output is for people.
     *
     * @param lastTrouble what it last said went wrong; null when nothing did, or nothing that is understood
     */
    record Unsaid(@Nullable AgentFailure lastTrouble) implements Ending {}

    /** Whether its process has nothing more to do. */
    default boolean isFinal() {
        return this instanceof Well || this instanceof Badly;
    }
}
