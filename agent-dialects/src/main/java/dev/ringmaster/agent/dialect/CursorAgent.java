package dev.ringmaster.agent.dialect;

import static dev.ringmaster.agent.transport.Fields.at;
import static dev.ringmaster.agent.transport.Fields.count;
import static dev.ringmaster.agent.transport.Fields.word;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ringmaster.agent.event.AgentEvent;
import dev.ringmaster.agent.event.Scope;
import dev.ringmaster.agent.launch.Launch;
import dev.ringmaster.agent.launch.ResumeStyle;
import dev.ringmaster.agent.transport.Message;
import dev.ringmaster.model.settings.AgentType;
import dev.ringmaster.model.settings.PromptDelivery;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** cursor-agent, {@code cursor-agent -p --output-format stream-json}: Claude Code's events with tool calls of its own. */
record CursorAgent() implements Dialect {

    @Override
    public AgentType type() {
        return AgentType.CURSOR_AGENT;
    }

    @Override
    public Launch launch() {
        return new Launch(
                List.of("-p", "--output-format", "stream-json", "--force", "--trust", "--model", Launch.MODEL),
                PromptDelivery.STDIN,
                ResumeStyle.RESUME_OPTION,
                Map.of("CURSOR_CONFIG_DIR", ".cursor"),
                Map.of(),
                Map.of(),
                List.of("CURSOR_API_KEY"),
                List.of(),
                List.of("--help"));
    }

    @Override
    public List<AgentEvent> read(Message message) {
        return message instanceof Message.Json json ? read(json) : ClaudeStream.read(message);
    }

    private static List<AgentEvent> read(Message.Json json) {
        ObjectNode event = json.object();
        return switch (word(event, "type")) {
            case "tool_call" ->
                switch (word(event, "subtype")) {
                    case "started" -> List.of(new AgentEvent.ToolCalled(tool(at(event, "tool_call"))));
                    case "completed" -> List.of(new AgentEvent.ToolReturned());
                    case String other -> List.of(new AgentEvent.Unknown("tool_call/" + other));
                };
            case "result" -> result(json);
            default -> ClaudeStream.read(json);
        };
    }

    private static String tool(JsonNode call) {
        return call.fieldNames().hasNext() ? call.fieldNames().next() : "";
    }

    /** Its usage is in names of its own. */
    private static List<AgentEvent> result(Message.Json json) {
        List<AgentEvent> events = new ArrayList<>();
        JsonNode usage = at(json.object(), "usage");
        UsageFields.of(
                        count(usage, "inputTokens"),
                        count(usage, "outputTokens"),
                        count(usage, "cacheReadTokens"),
                        count(usage, "cacheWriteTokens"))
                .ifPresent(tokens -> events.add(new AgentEvent.UsageSeen(tokens, Scope.RUN)));
        events.addAll(ClaudeStream.read(json));
        return events;
    }
}
