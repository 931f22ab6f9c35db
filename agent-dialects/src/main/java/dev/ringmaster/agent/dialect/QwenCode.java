package dev.ringmaster.agent.dialect;

import static dev.ringmaster.agent.transport.Fields.at;
import static dev.ringmaster.agent.transport.Fields.count;

import com.fasterxml.jackson.databind.JsonNode;
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
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Qwen Code, {@code qwen --output-format stream-json}: Claude Code's events, but its usage counts the
 * whole session, the runs before a resume included, and its input holds what came from a cache.
 */
record QwenCode() implements Dialect {

    /** Without a way of logging in that is chosen here it does nothing; with its memory a second agent reads all again at the end. */
    private static final String SETTINGS = """
            {
              "security": { "auth": { "selectedType": "openai" } },
              "memory": { "enableManagedAutoMemory": false },
              "privacy": { "usageStatisticsEnabled": false },
              "telemetry": { "enabled": false },
              "general": { "enableAutoUpdate": false, "disableAutoUpdate": true }
            }
            """;

    private static final Pattern API_ERROR = Pattern.compile("\\[API Error: (.{1,2000})]$", Pattern.DOTALL);

    @Override
    public AgentType type() {
        return AgentType.QWEN;
    }

    @Override
    public Launch launch() {
        return new Launch(
                List.of("--output-format", "stream-json", "--yolo", "-m", Launch.MODEL),
                PromptDelivery.STDIN,
                ResumeStyle.RESUME_OPTION,
                Map.of(),
                // With it set to 1 a limit is waited out in here for ever, unseen.
                Map.of("QWEN_CODE_UNATTENDED_RETRY", "0"),
                Map.of(),
                List.of(
                        "OPENAI_API_KEY",
                        "OPENAI_BASE_URL",
                        "OPENAI_MODEL",
                        "DASHSCOPE_API_KEY",
                        "GEMINI_API_KEY",
                        "ANTHROPIC_API_KEY"),
                List.of(new ConfigFile(".qwen/settings.json", SETTINGS)),
                List.of("--help"));
    }

    @Override
    public List<AgentEvent> read(Message message) {
        List<AgentEvent> events = new ArrayList<>();
        for (AgentEvent event : ClaudeStream.read(message)) {
            if (event instanceof AgentEvent.Finished(String text, AgentFailure failure, Integer turns)
                    && failure == null
                    && text != null) {
                events.add(new AgentEvent.Finished(text, failureIn(text), turns));
            } else if (event instanceof AgentEvent.UsageSeen && message instanceof Message.Json json) {
                JsonNode usage = at(json.object(), "usage");
                UsageFields.ofWholeInput(
                                count(usage, "input_tokens"),
                                count(usage, "output_tokens"),
                                count(usage, "cache_read_input_tokens"),
                                null)
                        .ifPresent(tokens -> events.add(new AgentEvent.UsageSeen(tokens, Scope.SESSION)));
            } else {
                events.add(event);
            }
        }
        return events;
    }

    /** It calls a failed request a success, with the error at the end of its words. */
    private static @Nullable AgentFailure failureIn(String text) {
        Matcher error = API_ERROR.matcher(text.strip());
        return error.find() ? FailureText.failure(error.group(1)) : null;
    }
}
