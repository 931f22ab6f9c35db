package dev.ringmaster.e2e.conformance.ring;

import dev.ringmaster.e2e.conformance.cli.WorkerCli;
import java.util.Map;

/** What a ring must be told for each CLI, so that it finds the fake model: the rest is the worker type's own knowledge. */
final class CliOfRing {

    private CliOfRing() {}

    /** The worker type of a CLI. */
    static String type(WorkerCli cli) {
        return cli.name().equals("claude") ? "claude-code" : cli.name();
    }

    /** Variables of the ring's environment, which the worker's {@code env} passes on. */
    static Map<String, String> variables(WorkerCli cli, String model) {
        return switch (cli.name()) {
            case "codex" -> Map.of("CONFORMANCE_KEY", "dummy");
            // With a subscription's token a spent window tells its reset.
            case "claude" -> Map.of("ANTHROPIC_BASE_URL", model, "CLAUDE_CODE_OAUTH_TOKEN", "dummy");
            default -> throw new IllegalArgumentException("no ring for " + cli.name());
        };
    }

    /** Files of the worker's own home. */
    static Map<String, String> files(WorkerCli cli, String model) {
        return cli.name().equals("codex") ? Map.of(".codex/config.toml", """
                        model = "conformance-model"
                        model_provider = "conformance"

                        [model_providers.conformance]
                        name = "Conformance"
                        base_url = "%s/v1"
                        wire_api = "responses"
                        env_key = "CONFORMANCE_KEY"
                        request_max_retries = 1
                        stream_max_retries = 1

                        [features]
                        plugins = false
                        apps = false
                        unbounded_connection_retries = false
                        """.formatted(model)) : Map.of();
    }
}
