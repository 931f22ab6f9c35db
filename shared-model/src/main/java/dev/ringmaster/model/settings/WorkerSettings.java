package dev.ringmaster.model.settings;

import dev.ringmaster.model.id.Capability;
import dev.ringmaster.model.id.WorkerId;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * One {@code [[workers]]} entry: an agent's program that Ringmaster may start.
 *
 * @param name required, unlike every other worker's
 * @param type default {@code generic}: the sort of agent, which limits and reports group by; lower case letters, digits
 *     and dashes, at most 40
 * @param command required: a program found on the PATH, or a path; a relative one with a slash counts from the ring's folder
 * @param args default none: passed as they are, without a shell; <code>{prompt_file}</code> becomes the prompt's path
 *     when the prompt goes by file
 * @param prompt default {@code stdin}
 * @param capabilities default none: what its tasks may require
 * @param maxConcurrent 1 to 1000, default 1: its slots. More runs more attempts at one time
 * @param timeout 1s to 7d, default 30m: an attempt that runs longer is ended and counts as failed
 * @param env default none: names of environment variables passed on to it besides the common ones; names, never values
 * @param dedicated default false; true takes only tasks that require one of its capabilities or name it as their agent
 */
public record WorkerSettings(
        WorkerId name,
        String type,
        String command,
        List<String> args,
        PromptDelivery prompt,
        Set<Capability> capabilities,
        int maxConcurrent,
        Duration timeout,
        List<String> env,
        boolean dedicated) {

    /** Stands in the arguments for the path of the prompt's file. */
    public static final String PROMPT_FILE = "{prompt_file}";

    private static final Pattern TYPE = Pattern.compile("[a-z0-9][a-z0-9-]{0,39}");
    private static final Pattern VARIABLE = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");

    /** @throws InvalidSettingException if a value is out of its range or the arguments do not fit the way of the prompt */
    public WorkerSettings {
        args = List.copyOf(args);
        capabilities = Set.copyOf(capabilities);
        env = List.copyOf(env);
        Rule.require(TYPE.matcher(type).matches(), "type", "must match " + TYPE.pattern() + ", not \"" + type + "\"");
        Rule.require(!command.isBlank(), "command", "must not be empty");
        boolean placed = args.stream().anyMatch(arg -> arg.contains(PROMPT_FILE));
        Rule.require(
                placed || prompt != PromptDelivery.FILE,
                "args",
                "must hold " + PROMPT_FILE + " when prompt = \"file\", else the agent never finds its prompt");
        Rule.require(
                !placed || prompt == PromptDelivery.FILE,
                "args",
                "must not hold " + PROMPT_FILE + " when prompt = \"stdin\"; set prompt = \"file\"");
        Rule.between("max_concurrent", maxConcurrent, 1, 1000);
        Rule.between("timeout", timeout, Duration.ofSeconds(1), Duration.ofDays(7));
        // The value is not repeated: whoever wrote NAME=value here wrote a secret.
        Rule.require(
                env.stream().allMatch(variable -> VARIABLE.matcher(variable).matches()),
                "env",
                "must hold names of environment variables, never their values");
    }
}
