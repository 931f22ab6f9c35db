package dev.ringmaster.scheduler.runtime;

import dev.ringmaster.model.id.AttemptId;
import dev.ringmaster.model.settings.PromptDelivery;
import dev.ringmaster.model.settings.WorkerLimits;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * What to start for an attempt.
 *
 * @param command a program's name (looked up in the environment's {@code PATH}) or path
 * @param args {@value #PROMPT_FILE} in an argument becomes the prompt file's path when the prompt is delivered as a file
 * @param prompt what the agent is told; never put on the command line
 * @param workingDirectory exists
 * @param environment the agent's whole environment: nothing is added from this service's own; see {@link CleanEnvironment}
 * @param errorsApart whether its standard error is kept apart from its output
 * @param limits what it may use; kept by the runtime as far as the machine lets it, see {@link AttemptGauge#enforcesLimits}
 */
public record LaunchRequest(
        AttemptId attempt,
        String command,
        List<String> args,
        String prompt,
        PromptDelivery delivery,
        Path workingDirectory,
        Map<String, String> environment,
        boolean errorsApart,
        WorkerLimits limits) {
    public static final String PROMPT_FILE = "{prompt_file}";

    /** @throws IllegalArgumentException if the command is blank */
    public LaunchRequest {
        if (command.isBlank()) {
            throw new IllegalArgumentException("attempt " + attempt + " has no command");
        }
        args = List.copyOf(args);
        environment = Map.copyOf(environment);
    }

    /** With output and errors in one file, and the limits that workers have by default. */
    public LaunchRequest(
            AttemptId attempt,
            String command,
            List<String> args,
            String prompt,
            PromptDelivery delivery,
            Path workingDirectory,
            Map<String, String> environment) {
        this(attempt, command, args, prompt, delivery, workingDirectory, environment, false, WorkerLimits.DEFAULT);
    }

    /** The same attempt with another command, such as one that starts it in a sandbox. */
    public LaunchRequest withCommand(String other, List<String> otherArgs) {
        return new LaunchRequest(
                attempt, other, otherArgs, prompt, delivery, workingDirectory, environment, errorsApart, limits);
    }
}
