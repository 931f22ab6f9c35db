package dev.ringmaster.e2e.conformance.cli;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ringmaster.e2e.conformance.script.Usage;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Where each CLI says how many tokens it used. Copilot's stream has no token counts of its own provider's models. */
public final class ReportedUsage {

    private static final Set<String> COUNT_THE_SESSION = Set.of("codex", "qwen");

    private ReportedUsage() {}

    /** Whether the CLI counts the earlier runs of its session too. */
    public static boolean isOfWholeSession(WorkerCli cli) {
        return COUNT_THE_SESSION.contains(cli.name());
    }

    /** What the CLI said that it used; empty where it said nothing of that. */
    public static Optional<Usage> in(WorkerCli cli, CliRun run) {
        List<JsonNode> events = run.events();
        return switch (cli.name()) {
            case "codex" ->
                last(events, "turn.completed", "/usage")
                        .map(usage -> usage(usage, "input_tokens", "cached_input_tokens", "output_tokens"));
            case "claude" ->
                last(events, "result", "/usage").map(usage -> {
                    int cached = usage.path("cache_read_input_tokens").asInt();
                    return new Usage(
                            usage.path("input_tokens").asInt() + cached,
                            cached,
                            usage.path("output_tokens").asInt());
                });
            case "gemini" ->
                last(events, "result", "/stats").map(stats -> usage(stats, "input_tokens", "cached", "output_tokens"));
            case "qwen" ->
                last(events, "result", "/usage")
                        .map(usage -> usage(usage, "input_tokens", "cache_read_input_tokens", "output_tokens"));
            case "opencode" -> steps(events);
            default -> Optional.empty();
        };
    }

    /** OpenCode tells each step's use, the cached tokens apart from the others. */
    private static Optional<Usage> steps(List<JsonNode> events) {
        return events.stream()
                .filter(event -> event.path("type").asText().equals("step_finish"))
                .map(event -> event.at("/part/tokens"))
                .map(tokens -> {
                    int cached = tokens.at("/cache/read").asInt();
                    return new Usage(
                            tokens.path("input").asInt() + cached,
                            cached,
                            tokens.path("output").asInt());
                })
                .reduce(Usage::plus);
    }

    private static Usage usage(JsonNode usage, String input, String cached, String output) {
        return new Usage(
                usage.path(input).asInt(),
                usage.path(cached).asInt(),
                usage.path(output).asInt());
    }

    private static Optional<JsonNode> last(List<JsonNode> events, String type, String part) {
        return events.reversed().stream()
                .filter(event -> event.path("type").asText().equals(type))
                .map(event -> event.at(part))
                .filter(JsonNode::isObject)
                .findFirst();
    }
}
