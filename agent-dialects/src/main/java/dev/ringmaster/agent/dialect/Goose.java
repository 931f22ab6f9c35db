package dev.ringmaster.agent.dialect;

import static dev.ringmaster.agent.transport.Fields.amount;
import static dev.ringmaster.agent.transport.Fields.at;
import static dev.ringmaster.agent.transport.Fields.count;
import static dev.ringmaster.agent.transport.Fields.word;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ringmaster.agent.event.AgentEvent;
import dev.ringmaster.agent.event.Scope;
import dev.ringmaster.agent.failure.FailureText;
import dev.ringmaster.agent.launch.Launch;
import dev.ringmaster.agent.launch.ResumeStyle;
import dev.ringmaster.agent.transport.Message;
import dev.ringmaster.model.settings.AgentType;
import dev.ringmaster.model.settings.PromptDelivery;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Goose, {@code goose run --output-format stream-json}. Its sessions have the names that they are given. */
record Goose() implements Dialect {

    @Override
    public AgentType type() {
        return AgentType.GOOSE;
    }

    @Override
    public Launch launch() {
        return new Launch(
                List.of(
                        "run",
                        "-i",
                        "-",
                        "--output-format",
                        "stream-json",
                        "--max-turns",
                        "200",
                        "--model",
                        Launch.MODEL,
                        "--name",
                        Launch.NAME),
                PromptDelivery.STDIN,
                ResumeStyle.RESUME_FLAG,
                Map.of("XDG_CONFIG_HOME", ".config", "XDG_DATA_HOME", ".local/share", "XDG_STATE_HOME", ".local/state"),
                Map.of("GOOSE_MODE", "auto", "GOOSE_TELEMETRY_ENABLED", "false", "GOOSE_DISABLE_KEYRING", "1"),
                Map.of(),
                List.of(
                        "GOOSE_PROVIDER",
                        "GOOSE_MODEL",
                        "ANTHROPIC_API_KEY",
                        "OPENAI_API_KEY",
                        "OPENAI_HOST",
                        "OPENROUTER_API_KEY",
                        "GOOGLE_API_KEY"),
                List.of(),
                List.of("run", "--help"));
    }

    @Override
    public List<AgentEvent> read(Message message) {
        return switch (message) {
            case Message.Text text -> Words.outside(text);
            case Message.Json json -> read(json.object());
        };
    }

    private static List<AgentEvent> read(ObjectNode event) {
        return switch (word(event, "type")) {
            case "message" -> message(at(event, "message"));
            case "notification", "model_change" -> List.of(new AgentEvent.Ignored());
            case "error" -> List.of(new AgentEvent.Finished(null, FailureText.failure(error(event)), null));
            case "complete" -> complete(event);
            case String other -> List.of(new AgentEvent.Unknown(other));
        };
    }

    private static String error(ObjectNode event) {
        String plain = word(event, "error");
        return plain.isEmpty() ? word(event, "message") : plain;
    }

    private static List<AgentEvent> message(JsonNode message) {
        List<AgentEvent> events = new ArrayList<>();
        boolean own = word(message, "role").equals("assistant");
        for (JsonNode content : at(message, "content")) {
            switch (word(content, "type")) {
                case "text" -> {
                    if (own) {
                        events.add(new AgentEvent.Text(at(content, "text").asText(""), true));
                    }
                }
                case "toolRequest" -> events.add(new AgentEvent.ToolCalled(word(content, "toolCall", "value", "name")));
                case "toolResponse" -> events.add(new AgentEvent.ToolReturned());
                default -> events.add(new AgentEvent.Ignored());
            }
        }
        return events;
    }

    private static List<AgentEvent> complete(ObjectNode event) {
        List<AgentEvent> events = new ArrayList<>();
        UsageFields.ofWholeInput(
                        count(event, "input_tokens"),
                        count(event, "output_tokens"),
                        count(event, "cache_read_input_tokens"),
                        count(event, "cache_write_input_tokens"))
                .ifPresent(tokens -> events.add(new AgentEvent.UsageSeen(tokens, Scope.RUN)));
        var cost = amount(event, "cost_usd");
        if (cost != null) {
            events.add(new AgentEvent.CostSeen(cost, Scope.RUN));
        }
        events.add(new AgentEvent.Finished(null, null, null));
        return events;
    }
}
