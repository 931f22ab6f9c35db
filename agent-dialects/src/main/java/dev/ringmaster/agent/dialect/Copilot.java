package dev.ringmaster.agent.dialect;

import static dev.ringmaster.agent.transport.Fields.at;
import static dev.ringmaster.agent.transport.Fields.count;
import static dev.ringmaster.agent.transport.Fields.text;
import static dev.ringmaster.agent.transport.Fields.word;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ringmaster.agent.event.AgentEvent;
import dev.ringmaster.agent.event.AgentFailure;
import dev.ringmaster.agent.event.FailureKind;
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

/** Copilot CLI, {@code copilot --output-format json}. It counts premium requests, no dollars. */
record Copilot() implements Dialect {

    @Override
    public AgentType type() {
        return AgentType.COPILOT;
    }

    @Override
    public Launch launch() {
        return new Launch(
                List.of(
                        "--output-format",
                        "json",
                        "--no-ask-user",
                        "--allow-all",
                        "-s",
                        "--no-auto-update",
                        "--disable-client-telemetry",
                        "--model",
                        Launch.MODEL),
                PromptDelivery.STDIN,
                ResumeStyle.RESUME_OPTION,
                Map.of("COPILOT_HOME", ".copilot"),
                Map.of("COPILOT_AUTO_UPDATE", "false"),
                Map.of(),
                List.of(
                        "COPILOT_GITHUB_TOKEN",
                        "GH_TOKEN",
                        "GITHUB_TOKEN",
                        "COPILOT_PROVIDER_TYPE",
                        "COPILOT_PROVIDER_BASE_URL",
                        "COPILOT_PROVIDER_API_KEY",
                        "COPILOT_MODEL",
                        "COPILOT_OFFLINE"),
                List.of(),
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
        JsonNode data = at(event, "data");
        String type = word(event, "type");
        return switch (type) {
            case "session.start", "session.resume" ->
                List.of(new AgentEvent.SessionStarted(text(data, "sessionId"), text(data, "selectedModel")));
            case "session.model_change" -> List.of(new AgentEvent.SessionStarted(null, text(data, "newModel")));
            case "session.tools_updated" -> List.of(new AgentEvent.SessionStarted(null, text(data, "model")));
            case "assistant.message" -> said(data);
            case "assistant.turn_end" -> List.of(new AgentEvent.TurnEnded());
            case "assistant.usage" -> usage(data);
            case "tool.execution_start" -> List.of(new AgentEvent.ToolCalled(word(data, "toolName")));
            case "tool.execution_complete" -> List.of(new AgentEvent.ToolReturned());
            case "session.error" -> List.of(new AgentEvent.Troubled(failure(data)));
            case "result" -> result(event);
            default -> List.of(isPassing(type) ? new AgentEvent.Ignored() : new AgentEvent.Unknown(type));
        };
    }

    /** Families of events that tell of the way, not of the end; it has new ones with each version. */
    private static boolean isPassing(String type) {
        return type.startsWith("session.")
                || type.startsWith("assistant.")
                || type.startsWith("model.")
                || type.startsWith("tool.")
                || type.startsWith("permission.")
                || type.startsWith("hook.")
                || type.startsWith("subagent.")
                || type.equals("user.message")
                || type.equals("system.message")
                || type.equals("abort");
    }

    private static List<AgentEvent> said(JsonNode data) {
        List<AgentEvent> events = new ArrayList<>();
        if (text(data, "model") != null) {
            events.add(new AgentEvent.SessionStarted(null, text(data, "model")));
        }
        if (text(data, "content") != null) {
            events.add(AgentEvent.Text.whole(word(data, "content")));
        }
        return events;
    }

    private static List<AgentEvent> usage(JsonNode data) {
        return UsageFields.ofWholeInput(
                        count(data, "inputTokens"),
                        count(data, "outputTokens"),
                        count(data, "cacheReadTokens"),
                        count(data, "cacheWriteTokens"))
                .<List<AgentEvent>>map(tokens -> List.of(new AgentEvent.UsageSeen(tokens, Scope.STEP)))
                .orElse(List.of(new AgentEvent.Ignored()));
    }

    private static AgentFailure failure(JsonNode data) {
        Long status = count(data, "statusCode");
        String message = word(data, "message");
        return AgentFailure.of(FailureText.kind(message, status == null ? null : status.intValue()), message);
    }

    private static List<AgentEvent> result(ObjectNode event) {
        Long code = count(event, "exitCode");
        boolean well = code == null || code == 0;
        return List.of(
                new AgentEvent.SessionStarted(text(event, "sessionId"), null),
                new AgentEvent.Finished(
                        null,
                        well ? null : AgentFailure.of(FailureKind.OTHER, "it ended with exit code " + code),
                        null));
    }
}
