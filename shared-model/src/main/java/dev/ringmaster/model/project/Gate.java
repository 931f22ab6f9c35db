package dev.ringmaster.model.project;

import java.time.Duration;
import java.util.List;

/**
 * A check that proves work: a command run in the worktree that must exit with 0.
 *
 * @param name what people call it, such as {@code test}; unique in its list
 * @param command program and arguments, at least the program; never passed through a shell by Ringmaster itself
 * @param timeout > 0; after it the gate's process group is ended and the gate has failed
 */
public record Gate(String name, List<String> command, Duration timeout) {

    public static final Duration DEFAULT_TIMEOUT = Duration.ofMinutes(15);

    /** @throws IllegalArgumentException if the name is blank, the command empty or the timeout not positive */
    public Gate {
        if (name.isBlank()) {
            throw new IllegalArgumentException("a gate has a name");
        }
        if (command.isEmpty() || command.getFirst().isBlank()) {
            throw new IllegalArgumentException("gate '" + name + "' has no command");
        }
        if (!timeout.isPositive()) {
            throw new IllegalArgumentException("gate '" + name + "' has a timeout that is not positive: " + timeout);
        }
        command = List.copyOf(command);
    }

    /** A gate written as one line by a person, run by {@code sh -c}: the person's own shell text, not built from data. */
    public static Gate ofShellLine(String name, String line) {
        return new Gate(name, List.of("sh", "-c", line), DEFAULT_TIMEOUT);
    }
}
