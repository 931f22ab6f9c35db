package dev.ringmaster.agent.dialect;

import static dev.ringmaster.agent.transport.Fields.at;
import static dev.ringmaster.agent.transport.Fields.count;
import static dev.ringmaster.agent.transport.Fields.flag;
import static dev.ringmaster.agent.transport.Fields.text;
import static dev.ringmaster.agent.transport.Fields.word;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ringmaster.agent.event.AgentEvent;
import dev.ringmaster.agent.event.AgentFailure;
import dev.ringmaster.agent.event.Scope;
import dev.ringmaster.agent.failure.FailureText;
import dev.ringmaster.agent.launch.ConfigFile;
import dev.ringmaster.agent.launch.Launch;
import dev.ringmaster.agent.launch.ResumeStyle;
import dev.ringmaster.agent.transport.Message;
import dev.ringmaster.model.settings.AgentType;
import dev.ringmaster.model.settings.PromptDelivery;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Gemini CLI, {@code gemini --output-format stream-json}; with input that is no terminal it needs no {@code -p}. */
record Gemini() implements Dialect {

    private static final String SETTINGS = """
            {
              "security": { "auth": { "selectedType": "gemini-api-key" } },
              "privacy": { "usageStatisticsEnabled": false },
              "telemetry": { "enabled": false },
              "general": { "enableAutoUpdate": false, "enableAutoUpdateNotification": false }
            }
            """;

    @Override
    public AgentType type() {
        return AgentType.GEMINI;
    }

    @Override
    public Launch launch() {
        return new Launch(
                List.of(
                        "--output-format",
                        "stream-json",
                        "--approval-mode",
                        "yolo",
                        "--skip-trust",
                        "-m",
                        Launch.MODEL),
                PromptDelivery.STDIN,
                ResumeStyle.RESUME_OPTION,
                Map.of(),
                Map.of(),
                Map.of(),
                List.of(
                        "GEMINI_API_KEY",
                        "GOOGLE_API_KEY",
                        "GOOGLE_GEMINI_BASE_URL",
                        "GOOGLE_GENAI_USE_VERTEXAI",
                        "GOOGLE_CLOUD_PROJECT",
                        "GOOGLE_CLOUD_LOCATION"),
                List.of(new ConfigFile(".gemini/settings.json", SETTINGS)),
                List.of("--help"));
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
            case "init" -> List.of(new AgentEvent.SessionStarted(text(event, "session_id"), text(event, "model")));
            case "message" ->
                word(event, "role").equals("assistant")
                        ? List.of(new AgentEvent.Text(at(event, "content").asText(""), flag(event, "delta")))
                        : List.of(new AgentEvent.Ignored());
            case "tool_use" -> List.of(new AgentEvent.ToolCalled(word(event, "tool_name")));
            case "tool_result" -> List.of(new AgentEvent.ToolReturned());
            case "error" -> List.of(new AgentEvent.Troubled(FailureText.failure(word(event, "message"))));
            case "result" -> result(event);
            case String other -> List.of(new AgentEvent.Unknown(other));
        };
    }

    private static List<AgentEvent> result(ObjectNode event) {
        List<AgentEvent> events = new ArrayList<>();
        JsonNode stats = at(event, "stats");
        UsageFields.ofWholeInput(
                        count(stats, "input_tokens"), count(stats, "output_tokens"), count(stats, "cached"), null)
                .ifPresent(tokens -> events.add(new AgentEvent.UsageSeen(tokens, Scope.RUN)));
        String said = word(event, "error", "message");
        AgentFailure failure = word(event, "status").equals("success") ? null : FailureText.failure(said);
        events.add(new AgentEvent.Finished(null, failure, null));
        return events;
    }
}
