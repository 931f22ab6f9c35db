package dev.ringmaster.agent.launch;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is wanted of one start of an agent.
 *
 * @param args a person's, in place of all of the dialect's own; empty for those
 * @param model null for the agent's own choice; not used with {@code args}
 * @param home the worker's own folder, or null to leave the agent with its user's
 * @param resume the agent's id of what to go on from; null for a fresh start
 * @param name a name that is the only one of its kind, for agents whose sessions are named from outside
 * @param isRoot whether the agent will run as the machine's administrator
 */
public record Order(
        List<String> args,
        @Nullable String model,
        @Nullable Path home,
        @Nullable String resume,
        String name,
        boolean isRoot) {

    public Order {
        args = List.copyOf(args);
    }
}
