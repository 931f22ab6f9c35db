package dev.ringmaster.agent.dialect;

import static dev.ringmaster.agent.transport.Fields.at;
import static dev.ringmaster.agent.transport.Fields.count;
import static dev.ringmaster.agent.transport.Fields.text;
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

/** Codex, {@code codex exec --json}. Its usage counts the whole thread, the runs before a resume included. */
record Codex() implements Dialect {

    @Override
    public AgentType type() {
        return AgentType.CODEX;
    }

    @Override
    public Launch launch() {
        return new Launch(
                List.of(
                        "exec",
                        "--json",
                        "--skip-git-repo-check",
                        "--sandbox",
                        "workspace-write",
                        "-c",
                        "check_for_update_on_startup=false",
                        "-c",
                        "analytics.enabled=false",
                        "-c",
                        "feedback.enabled=false",
                        // With these it looks up addresses outside at every start.
                        "-c",
                        "features.plugins=false",
                        "-c",
                        "features.apps=false",
                        // With this it tries for ever where nothing answers.
                        "-c",
                        "features.unbounded_connection_retries=false",
                        "-m",
                        Launch.MODEL,
                        "-"),
                PromptDelivery.STDIN,
                ResumeStyle.RESUME_SUBCOMMAND,
                Map.of("CODEX_HOME", ".codex"),
                Map.of(),
                Map.of(),
                List.of("OPENAI_API_KEY", "CODEX_API_KEY", "OPENAI_BASE_URL"),
                List.of(),
                List.of("exec", "--help"));
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
            case "thread.started" -> List.of(new AgentEvent.SessionStarted(text(event, "thread_id"), null));
            case "turn.started" -> List.of(new AgentEvent.Ignored());
            case "item.started" -> started(at(event, "item"));
            case "item.updated" -> List.of(new AgentEvent.Ignored());
            case "item.completed" -> completed(at(event, "item"));
            case "turn.completed" -> turnCompleted(at(event, "usage"));
            case "turn.failed" -> {
                String said = word(event, "error", "message");
                yield List.of(new AgentEvent.Finished(null, FailureText.failure(said), null));
            }
            case "error" -> error(word(event, "message"));
            case String other -> List.of(new AgentEvent.Unknown(other));
        };
    }

    private static List<AgentEvent> error(String said) {
        return said.startsWith("Reconnecting")
                ? List.of(new AgentEvent.Retrying(said))
                : List.of(new AgentEvent.Troubled(FailureText.failure(said)));
    }

    private static List<AgentEvent> started(JsonNode item) {
        return isTool(word(item, "type"))
                ? List.of(new AgentEvent.ToolCalled(word(item, "type")))
                : List.of(new AgentEvent.Ignored());
    }

    private static List<AgentEvent> completed(JsonNode item) {
        String type = word(item, "type");
        return switch (type) {
            case "agent_message" -> List.of(AgentEvent.Text.whole(word(item, "text")));
            // An item of this type warns, for example of a model that it has no data of: it means nothing for the
            // outcome.
            case "reasoning", "todo_list", "error" -> List.of(new AgentEvent.Ignored());
            // A change of files is told once it is done, without a start.
            case "file_change" -> List.of(new AgentEvent.ToolCalled(type), new AgentEvent.ToolReturned());
            case String tool when isTool(tool) -> List.of(new AgentEvent.ToolReturned());
            case String other -> List.of(new AgentEvent.Unknown("item/" + other));
        };
    }

    private static boolean isTool(String type) {
        return switch (type) {
            case "command_execution", "mcp_tool_call", "web_search", "collab_tool_call", "collab_agent_tool_call" ->
                true;
            default -> false;
        };
    }

    private static List<AgentEvent> turnCompleted(JsonNode usage) {
        List<AgentEvent> events = new ArrayList<>();
        UsageFields.ofWholeInput(
                        count(usage, "input_tokens"),
                        count(usage, "output_tokens"),
                        count(usage, "cached_input_tokens"),
                        count(usage, "cache_write_input_tokens"))
                .ifPresent(tokens -> events.add(new AgentEvent.UsageSeen(tokens, Scope.SESSION)));
        events.add(new AgentEvent.TurnEnded());
        events.add(new AgentEvent.Finished(null, null, null));
        return events;
    }
}
