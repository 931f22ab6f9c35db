package dev.ringmaster.e2e.conformance.cli;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ringmaster.e2e.conformance.script.Usage;
import java.util.List;

/** Where each CLI says how many tokens it used. Copilot's stream has no token counts of its own provider's models. */
final class ReportedUsage {

    private ReportedUsage() {}

    static Usage in(WorkerCli cli, CliRun run) {
        List<JsonNode> events = run.events();
        return switch (cli.name()) {
            case "codex" -> {
                JsonNode usage = last(events, "turn.completed").path("usage");
                yield usage(usage.path("input_tokens"), usage.path("cached_input_tokens"), usage.path("output_tokens"));
            }
            case "claude" -> {
                JsonNode usage = last(events, "result").path("usage");
                int cached = usage.path("cache_read_input_tokens").asInt();
                yield new Usage(
                        usage.path("input_tokens").asInt() + cached,
                        cached,
                        usage.path("output_tokens").asInt());
            }
            case "gemini" -> {
                JsonNode stats = last(events, "result").path("stats");
                yield usage(stats.path("input_tokens"), stats.path("cached"), stats.path("output_tokens"));
            }
            case "qwen" -> {
                JsonNode usage = last(events, "result").path("usage");
                yield usage(
                        usage.path("input_tokens"), usage.path("cache_read_input_tokens"), usage.path("output_tokens"));
            }
            case "opencode" -> steps(events);
            default -> throw new IllegalArgumentException(cli.name());
        };
    }

    /** OpenCode tells each step's use, the cached tokens apart from the others. */
    private static Usage steps(List<JsonNode> events) {
        int input = 0;
        int cached = 0;
        int output = 0;
        for (JsonNode event : events) {
            if (event.path("type").asText().equals("step_finish")) {
                JsonNode tokens = event.at("/part/tokens");
                cached += tokens.at("/cache/read").asInt();
                input += tokens.path("input").asInt() + tokens.at("/cache/read").asInt();
                output += tokens.path("output").asInt();
            }
        }
        return new Usage(input, cached, output);
    }

    private static Usage usage(JsonNode input, JsonNode cached, JsonNode output) {
        return new Usage(input.asInt(), cached.asInt(), output.asInt());
    }

    private static JsonNode last(List<JsonNode> events, String type) {
        return events.reversed().stream()
                .filter(event -> event.path("type").asText().equals(type))
                .findFirst()
                .orElseThrow();
    }
}
