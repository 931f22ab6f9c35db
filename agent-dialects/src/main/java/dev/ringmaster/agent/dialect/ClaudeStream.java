package dev.ringmaster.agent.dialect;

import static dev.ringmaster.agent.transport.Fields.amount;
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
import dev.ringmaster.agent.transport.Message;
import dev.ringmaster.model.usage.RateLimitWindow;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The events of Claude Code's {@code stream-json}, which Qwen Code, Amp and cursor-agent have taken over with little changed. */
final class ClaudeStream {

    private ClaudeStream() {}

    static List<AgentEvent> read(Message message) {
        return switch (message) {
            case Message.Text text -> Words.outside(text);
            case Message.Json json -> read(json.object());
        };
    }

    private static List<AgentEvent> read(ObjectNode event) {
        return switch (word(event, "type")) {
            case "system" -> system(event);
            case "assistant" -> assistant(event);
            case "user" -> user(event);
            case "rate_limit_event" -> rateLimit(at(event, "rate_limit_info"));
            case "result" -> result(event);
            case "thinking", "stream_event", "tool_progress", "control_response", "keep_alive", "auth_status" ->
                List.of(new AgentEvent.Ignored());
            case String other -> List.of(new AgentEvent.Unknown(other));
        };
    }

    private static List<AgentEvent> system(ObjectNode event) {
        return switch (word(event, "subtype")) {
            case "init", "session_start" ->
                List.of(new AgentEvent.SessionStarted(text(event, "session_id"), model(text(event, "model"))));
            case "api_retry" -> List.of(new AgentEvent.Retrying(word(event, "error")));
            case "status",
                    "compact_boundary",
                    "hook_started",
                    "hook_progress",
                    "hook_response",
                    "task_started",
                    "task_progress",
                    "task_updated",
                    "task_notification",
                    "files_persisted",
                    "local_command_output" -> List.of(new AgentEvent.Ignored());
            case String other -> List.of(new AgentEvent.Unknown("system/" + other));
        };
    }

    private static List<AgentEvent> assistant(ObjectNode event) {
        List<AgentEvent> events = new ArrayList<>();
        // Events of a subagent's own conversation name the tool call that it belongs to.
        boolean main = text(event, "parent_tool_use_id") == null;
        String model = model(text(event, "message", "model"));
        if (main && model != null) {
            events.add(new AgentEvent.SessionStarted(text(event, "session_id"), model));
        }
        for (JsonNode block : at(event, "message", "content")) {
            switch (word(block, "type")) {
                case "text" -> {
                    if (main) {
                        events.add(AgentEvent.Text.whole(word(block, "text")));
                    }
                }
                case "tool_use", "server_tool_use" -> events.add(new AgentEvent.ToolCalled(word(block, "name")));
                default -> events.add(new AgentEvent.Ignored());
            }
        }
        return events;
    }

    /** Its own error messages come in the name of a model that does not exist. */
    private static @Nullable String model(@Nullable String said) {
        return said == null || said.startsWith("<") ? null : said;
    }

    private static List<AgentEvent> user(ObjectNode event) {
        List<AgentEvent> events = new ArrayList<>();
        for (JsonNode block : at(event, "message", "content")) {
            events.add(
                    word(block, "type").equals("tool_result")
                            ? new AgentEvent.ToolReturned()
                            : new AgentEvent.Ignored());
        }
        return events;
    }

    private static List<AgentEvent> rateLimit(JsonNode info) {
        String name = text(info, "rateLimitType");
        if (name == null) {
            return List.of(new AgentEvent.Ignored());
        }
        Long resets = count(info, "resetsAt");
        var used = amount(info, "utilization");
        return List.of(new AgentEvent.RateLimitSeen(new RateLimitWindow(
                name,
                word(info, "status"),
                resets == null ? null : Instant.ofEpochSecond(resets),
                used == null ? null : used.doubleValue())));
    }

    private static List<AgentEvent> result(ObjectNode event) {
        List<AgentEvent> events = new ArrayList<>();
        String session = text(event, "session_id");
        if (session != null) {
            events.add(new AgentEvent.SessionStarted(session, null));
        }
        UsageFields.ofClaudeResult(event).ifPresent(tokens -> events.add(new AgentEvent.UsageSeen(tokens, Scope.RUN)));
        var cost = amount(event, "total_cost_usd");
        if (cost != null) {
            events.add(new AgentEvent.CostSeen(cost, Scope.RUN));
        }
        Long turns = count(event, "num_turns");
        String said = text(event, "result");
        boolean failed = flag(event, "is_error") || word(event, "subtype").startsWith("error");
        events.add(new AgentEvent.Finished(
                said,
                failed ? failure(event, said) : null,
                turns == null ? null : Math.toIntExact(Math.min(turns, 1_000_000))));
        return events;
    }

    private static AgentFailure failure(ObjectNode event, @Nullable String said) {
        List<String> errors = new ArrayList<>();
        at(event, "errors").forEach(error -> errors.add(error.asText()));
        String told = word(event, "error").isEmpty() ? word(event, "error", "message") : word(event, "error");
        String own = said == null ? told : said;
        String message = !own.isEmpty() ? own : !errors.isEmpty() ? String.join("; ", errors) : word(event, "subtype");
        Long status = count(event, "api_error_status");
        return AgentFailure.of(FailureText.kind(message, status == null ? null : status.intValue()), message);
    }
}
