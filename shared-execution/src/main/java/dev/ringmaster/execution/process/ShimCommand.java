package dev.ringmaster.execution.process;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * A command to start through the shim.
 *
 * @param folder exists
 * @param input whether {@code prompt.md} of the folder is the command's standard input; otherwise it has none
 * @param errorsApart whether its standard error goes into a file of its own, so that its output holds nothing else
 * @param line program and arguments
 * @param environment the command's environment; {@value Shim#MARKER} is added
 * @param confinement what it is put into
 */
public record ShimCommand(
        RunFolder folder,
        boolean input,
        boolean errorsApart,
        Path workingDirectory,
        List<String> line,
        Map<String, String> environment,
        Confinement confinement) {
    /** @throws IllegalArgumentException if there is no program */
    public ShimCommand {
        if (line.isEmpty()) {
            throw new IllegalArgumentException("a command has a program");
        }
        line = List.copyOf(line);
        environment = Map.copyOf(environment);
    }

    /** With output and errors in one file, and put into nothing. */
    public ShimCommand(
            RunFolder folder,
            boolean input,
            Path workingDirectory,
            List<String> line,
            Map<String, String> environment) {
        this(folder, input, false, workingDirectory, line, environment, Confinement.NONE);
    }
}
