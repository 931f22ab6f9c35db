package dev.ringmaster.model.settings;

import java.time.Duration;
import java.util.List;

/**
 * {@code [self_improvement]}: whether tasks may change Ringmaster itself, and how such a change is judged, proven and watched. Patterns
 * are of paths in the repository, with {@code *} for a part of a name and {@code **} for any folders.
 *
 * @param enabled default false; true also starts release-service
 * @param protectedFiles patterns of files that such a task must not change, in addition to the built-in ones; default none
 * @param changeable patterns of files that it may change without a person's approval; everything else is protected
 * @param requireTests default true: a change without changed or covering tests waits for a person
 * @param autoRollback default true: a change after which the ring is not healthy is taken back
 * @param profile which proof is asked for: {@code full} (default) or {@code fast}
 * @param proof the program and its arguments that prove a tree in the profile {@code full}; not empty
 * @param fastProof the same for {@code fast}; {@code {modules}} in it stands for the modules that a change reaches
 *     and those that guard, {@code {tests}} for their unit tests, parted by commas
 * @param proofTimeout 1 s to 1 d, default 60 min: a proof that takes longer has failed
 * @param healthWindow 1 s to 1 d, default 2 min: how long a release is watched before it counts
 * @param latencyFactor 1 to 100, default 2: a release that answers more than this many times slower than before goes back
 * @param errorRate 0 to 1, default 0.05: a release with a higher share of failed requests goes back
 */
public record SelfImprovementSettings(
        boolean enabled,
        List<String> protectedFiles,
        List<String> changeable,
        boolean requireTests,
        boolean autoRollback,
        String profile,
        List<String> proof,
        List<String> fastProof,
        Duration proofTimeout,
        Duration healthWindow,
        double latencyFactor,
        double errorRate) {

    public static final SelfImprovementSettings DEFAULT = new SelfImprovementSettings(
            false,
            List.of(),
            List.of(
                    "api-service/src/**",
                    "queue-service/src/**",
                    "enricher-service/src/**",
                    "scheduler-service/src/**",
                    "task-analysis/src/**",
                    "agent-dialects/src/**",
                    "demo-agent/src/**",
                    "docs/**",
                    "examples/**",
                    "README.md",
                    "CHANGELOG.md"),
            true,
            true,
            "full",
            List.of("./mvnw", "-B", "verify"),
            List.of(
                    "./mvnw",
                    "-B",
                    "test",
                    "-pl",
                    "{modules}",
                    "-am",
                    "-Dtest={tests}",
                    "-Dsurefire.failIfNoSpecifiedTests=false"),
            Duration.ofMinutes(60),
            Duration.ofMinutes(2),
            2.0,
            0.05);

    /** @throws InvalidSettingException if a value is out of its range, or a pattern or a part of a command is blank */
    public SelfImprovementSettings {
        protectedFiles = patterns("protected_files", protectedFiles);
        changeable = patterns("changeable", changeable);
        Rule.require(
                List.of("full", "fast").contains(profile),
                "profile",
                "must be \"full\" or \"fast\", not \"" + profile + "\"");
        proof = command("proof", proof);
        fastProof = command("fast_proof", fastProof);
        Rule.between("proof_timeout", proofTimeout, Duration.ofSeconds(1), Duration.ofDays(1));
        Rule.between("health_window", healthWindow, Duration.ofSeconds(1), Duration.ofDays(1));
        Rule.between("latency_factor", latencyFactor, 1, 100);
        Rule.between("error_rate", errorRate, 0, 1);
    }

    /** The command of the profile that is asked for. */
    public List<String> proofCommand() {
        return profile.equals("fast") ? fastProof : proof;
    }

    private static List<String> patterns(String key, List<String> patterns) {
        Rule.require(patterns.stream().noneMatch(String::isBlank), key, "must not hold an empty pattern");
        return List.copyOf(patterns);
    }

    private static List<String> command(String key, List<String> command) {
        Rule.require(
                !command.isEmpty() && command.stream().noneMatch(String::isBlank),
                key,
                "must hold a program and its arguments, none of them empty");
        return List.copyOf(command);
    }
}
