package dev.ringmaster.model.settings;

import dev.ringmaster.model.id.Capability;
import dev.ringmaster.model.id.WorkerId;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One {@code [[workers]]} entry: an agent's program that Ringmaster may start.
 *
 * @param name required, unlike every other worker's
 * @param type default {@code generic}: the sort of agent, which limits and reports group by; lower case letters, digits
 *     and dashes, at most 40. One of {@link AgentType} says how the program is started and understood
 * @param command a program found on the PATH, or a path; a relative one with a slash counts from the ring's folder.
 *     Default: the type's own, where it has one
 * @param args default: those that the type needs. Given, they take the place of all of them: passed as they are, without
 *     a shell; <code>{prompt_file}</code> becomes the prompt's path when the prompt goes by file
 * @param prompt how the prompt goes with {@code args}, default {@code stdin}; without {@code args} the type decides
 * @param capabilities default none: what its tasks may require
 * @param maxConcurrent 1 to 1000, default 1: its slots. More runs more attempts at one time
 * @param minConcurrent 0 to {@code max_concurrent}, default 0: the slots it keeps while slots follow the work
 * @param timeout 1s to 7d, default 30m: an attempt that runs longer is ended and counts as failed
 * @param env default none: names of environment variables passed on to it besides the common ones; names, never values
 * @param dedicated default false; true takes only tasks that require one of its capabilities or name it as their agent
 * @param model which model its agent is to use, whatever the tiers say; default null: that of the tiers, else the agent's own choice. Goes only into the type's own arguments
 * @param account whose quota it uses, default its type: workers with one account are limited together
 * @param linger 0s to 1h, default 30s: how long its process may stay after it said that it is through; then it is ended
 * @param limits what an attempt may use
 * @param health when an attempt counts as slow, hung or looping
 * @param sandbox what its agent is kept in
 */
public record WorkerSettings(
        WorkerId name,
        String type,
        String command,
        List<String> args,
        PromptDelivery prompt,
        Set<Capability> capabilities,
        int maxConcurrent,
        int minConcurrent,
        Duration timeout,
        List<String> env,
        boolean dedicated,
        @Nullable String model,
        String account,
        Duration linger,
        WorkerLimits limits,
        HealthThresholds health,
        Sandbox sandbox) {

    /** Stands in the arguments for the path of the prompt's file. */
    public static final String PROMPT_FILE = "{prompt_file}";

    private static final Pattern TYPE = Pattern.compile("[a-z0-9][a-z0-9-]{0,39}");
    // A name that begins with a dash would be an option of the agent.
    static final Pattern MODEL = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._:/@+\\[\\]-]{0,99}");
    private static final Pattern VARIABLE = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");

    /** @throws InvalidSettingException if a value is out of its range or the arguments do not fit the way of the prompt */
    public WorkerSettings {
        args = List.copyOf(args);
        capabilities = Set.copyOf(capabilities);
        env = List.copyOf(env);
        Rule.require(TYPE.matcher(type).matches(), "type", "must match " + TYPE.pattern() + ", not \"" + type + "\"");
        if (command.isBlank()) {
            command = AgentType.of(type).command().orElse("");
        }
        Rule.require(!command.isBlank(), "command", "is required for a worker of type \"" + type + "\"");
        account = account.isBlank() ? type : account;
        Rule.require(TYPE.matcher(account).matches(), "account", "must match " + TYPE.pattern());
        Rule.require(model == null || MODEL.matcher(model).matches(), "model", "must match " + MODEL.pattern());
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
        Rule.between("min_concurrent", minConcurrent, 0, maxConcurrent);
        Rule.between("timeout", timeout, Duration.ofSeconds(1), Duration.ofDays(7));
        Rule.between("linger", linger, Duration.ZERO, Duration.ofHours(1));
        // The value is not repeated: whoever wrote NAME=value here wrote a secret.
        Rule.require(
                env.stream().allMatch(variable -> VARIABLE.matcher(variable).matches()),
                "env",
                "must hold names of environment variables, never their values");
    }
}
