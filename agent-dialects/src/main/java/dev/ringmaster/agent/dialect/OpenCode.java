package dev.ringmaster.agent.dialect;

import static dev.ringmaster.agent.transport.Fields.amount;
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

/** OpenCode, {@code opencode run --format json}. It has no last event: a step that ends with {@code stop} is the end. */
record OpenCode() implements Dialect {

    @Override
    public AgentType type() {
        return AgentType.OPENCODE;
    }

    @Override
    public Launch launch() {
        return new Launch(
                List.of("run", "--format", "json", "--auto", "-m", Launch.MODEL),
                PromptDelivery.STDIN,
                ResumeStyle.SESSION_OPTION,
                Map.of(
                        "XDG_CONFIG_HOME", ".config",
                        "XDG_DATA_HOME", ".local/share",
                        "XDG_STATE_HOME", ".local/state",
                        "XDG_CACHE_HOME", ".cache"),
                Map.of("OPENCODE_DISABLE_AUTOUPDATE", "1", "OPENCODE_DISABLE_SHARE", "1"),
                Map.of(),
                List.of(
                        "ANTHROPIC_API_KEY",
                        "OPENAI_API_KEY",
                        "OPENROUTER_API_KEY",
                        "GEMINI_API_KEY",
                        "OPENCODE_API_KEY",
                        "OPENCODE_CONFIG_CONTENT"),
                List.of(),
                List.of("run", "--help"));
    }

    @Override
    public List<AgentEvent> read(Message message) {
        return switch (message) {
            case Message.Text text -> Words.outside(text);
            case Message.Json json -> withSession(json.object());
        };
    }

    private static List<AgentEvent> withSession(ObjectNode event) {
        List<AgentEvent> events = new ArrayList<>();
        String session = text(event, "sessionID");
        if (session != null) {
            events.add(new AgentEvent.SessionStarted(session, null));
        }
        events.addAll(read(event));
        return events;
    }

    private static List<AgentEvent> read(ObjectNode event) {
        JsonNode part = at(event, "part");
        return switch (word(event, "type")) {
            case "step_start", "reasoning", "done" -> List.of(new AgentEvent.Ignored());
            case "text" -> List.of(AgentEvent.Text.whole(word(part, "text")));
            case "tool_use" -> List.of(new AgentEvent.ToolCalled(word(part, "tool")), new AgentEvent.ToolReturned());
            case "step_finish" -> stepFinished(part);
            case "error" -> List.of(new AgentEvent.Finished(null, failure(at(event, "error")), null));
            case String other -> List.of(new AgentEvent.Unknown(other));
        };
    }

    private static List<AgentEvent> stepFinished(JsonNode part) {
        List<AgentEvent> events = new ArrayList<>();
        JsonNode tokens = at(part, "tokens");
        UsageFields.of(
                        count(tokens, "input"),
                        UsageFields.plus(count(tokens, "output"), count(tokens, "reasoning")),
                        count(tokens, "cache", "read"),
                        count(tokens, "cache", "write"))
                .ifPresent(used -> events.add(new AgentEvent.UsageSeen(used, Scope.STEP)));
        var cost = amount(part, "cost");
        // It says 0 for a model whose price it does not know.
        if (cost != null && cost.signum() > 0) {
            events.add(new AgentEvent.CostSeen(cost, Scope.STEP));
        }
        events.add(new AgentEvent.TurnEnded());
        switch (word(part, "reason")) {
            case "stop" -> events.add(new AgentEvent.Finished(null, null, null));
            case "length" ->
                events.add(new AgentEvent.Finished(
                        null,
                        AgentFailure.of(FailureKind.OTHER, "the model's answer was cut at its longest length"),
                        null));
            default -> events.add(new AgentEvent.Ignored());
        }
        return events;
    }

    private static AgentFailure failure(JsonNode error) {
        String said = word(error, "data", "message");
        String message = said.isEmpty() ? word(error, "name") : said;
        Long status = count(error, "data", "statusCode");
        return AgentFailure.of(FailureText.kind(message, status == null ? null : status.intValue()), message);
    }
}
