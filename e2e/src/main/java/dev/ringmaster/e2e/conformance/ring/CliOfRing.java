package dev.ringmaster.e2e.conformance.ring;

import dev.ringmaster.e2e.conformance.cli.WorkerCli;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Set;

/** What a ring must be told for each CLI, so that it finds the fake model: the rest is the worker type's own knowledge. */
final class CliOfRing {

    /** Made up, and unlike any real model's. US dollars for a million tokens. */
    static final String PRICES = """
            [prices."conformance"]
            input_per_mtok = 2.0
            output_per_mtok = 30.0
            cache_read_per_mtok = 0.5
            """;

    private static final Set<String> WAIT_BY_THEMSELVES = Set.of("qwen", "opencode", "copilot");

    private CliOfRing() {}

    /** The worker type of a CLI. */
    static String type(WorkerCli cli) {
        return cli.name().equals("claude") ? "claude-code" : cli.name();
    }

    /** The model that its worker is set to. */
    static String model(WorkerCli cli) {
        return switch (cli.name()) {
            case "claude" -> "claude-sonnet-4-5";
            case "gemini" -> "gemini-2.5-flash";
            case "opencode" -> "conformance/conformance-model";
            default -> "conformance-model";
        };
    }

    /** Whether it waits for an end of a spent window that is near, without a word, so that one attempt is enough. */
    static boolean waitsByItself(WorkerCli cli) {
        return WAIT_BY_THEMSELVES.contains(cli.name());
    }

    /** Whether it tells when a spent window ends; where it does not, the ring guesses, for longer than anybody waits here. */
    static boolean tellsReset(WorkerCli cli) {
        return !cli.name().equals("gemini");
    }

    /** Whether it is also given work where nothing listens, since by itself it would try for ever. */
    static boolean isTriedAlone(WorkerCli cli) {
        return cli.name().equals("codex");
    }

    static boolean isPriced(String model) {
        return model.startsWith("conformance");
    }

    /** What {@link #PRICES} make of it. */
    static BigDecimal price(Figures tokens) {
        return new BigDecimal(tokens.input())
                .multiply(new BigDecimal("2.0"))
                .add(new BigDecimal(tokens.output()).multiply(new BigDecimal("30.0")))
                .add(new BigDecimal(tokens.cacheRead().isEmpty() ? "0" : tokens.cacheRead())
                        .multiply(new BigDecimal("0.5")))
                .movePointLeft(6);
    }

    /** Variables of the ring's environment, which the worker's {@code env} passes on. */
    static Map<String, String> variables(WorkerCli cli, String model) {
        return switch (cli.name()) {
            case "codex", "opencode" -> Map.of("CONFORMANCE_KEY", "dummy");
            // With a subscription's token a spent window tells its reset.
            case "claude" -> Map.of("ANTHROPIC_BASE_URL", model, "CLAUDE_CODE_OAUTH_TOKEN", "dummy");
            case "gemini" -> Map.of("GOOGLE_GEMINI_BASE_URL", model, "GEMINI_API_KEY", "dummy");
            case "qwen" -> Map.of("OPENAI_BASE_URL", model + "/v1", "OPENAI_API_KEY", "dummy");
            case "copilot" ->
                Map.of(
                        "COPILOT_OFFLINE",
                        "true",
                        "COPILOT_PROVIDER_BASE_URL",
                        model + "/v1",
                        "COPILOT_PROVIDER_API_KEY",
                        "dummy",
                        "COPILOT_MODEL",
                        "conformance-model");
            default -> throw new IllegalArgumentException("no ring for " + cli.name());
        };
    }

    /** Files of the worker's own home. */
    static Map<String, String> files(WorkerCli cli, String model) {
        return switch (cli.name()) {
            case "codex" -> Map.of(".codex/config.toml", """
                            model_provider = "conformance"

                            [model_providers.conformance]
                            name = "Conformance"
                            base_url = "%s/v1"
                            wire_api = "responses"
                            env_key = "CONFORMANCE_KEY"
                            """.formatted(model));
            case "opencode" -> Map.of(".config/opencode/opencode.json", """
                            {
                              "small_model": "conformance/conformance-model",
                              "provider": {
                                "conformance": {
                                  "npm": "@ai-sdk/openai-compatible",
                                  "name": "Conformance",
                                  "options": {"baseURL": "%s/v1", "apiKey": "{env:CONFORMANCE_KEY}"},
                                  "models": {
                                    "conformance-model": {"name": "Conformance", "limit": {"context": 200000, "output": 8000}}
                                  }
                                }
                              }
                            }
                            """.formatted(model));
            default -> Map.of();
        };
    }
}
