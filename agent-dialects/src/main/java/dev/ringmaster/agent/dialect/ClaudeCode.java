package dev.ringmaster.agent.dialect;

import dev.ringmaster.agent.event.AgentEvent;
import dev.ringmaster.agent.launch.Launch;
import dev.ringmaster.agent.launch.ResumeStyle;
import dev.ringmaster.agent.transport.Message;
import dev.ringmaster.model.settings.AgentType;
import dev.ringmaster.model.settings.PromptDelivery;
import java.util.List;
import java.util.Map;

/** Claude Code, {@code claude -p --output-format stream-json}. */
record ClaudeCode() implements Dialect {

    @Override
    public AgentType type() {
        return AgentType.CLAUDE_CODE;
    }

    @Override
    public Launch launch() {
        return new Launch(
                List.of(
                        "-p",
                        "--output-format",
                        "stream-json",
                        "--verbose",
                        "--permission-mode",
                        "bypassPermissions",
                        "--strict-mcp-config",
                        "--disallowedTools",
                        "AskUserQuestion",
                        "--model",
                        Launch.MODEL),
                PromptDelivery.STDIN,
                ResumeStyle.RESUME_OPTION,
                Map.of("CLAUDE_CONFIG_DIR", ".claude"),
                Map.of(
                        "CLAUDE_CODE_DISABLE_NONESSENTIAL_TRAFFIC",
                        "1",
                        "DISABLE_AUTOUPDATER",
                        "1",
                        "DISABLE_TELEMETRY",
                        "1",
                        "DISABLE_ERROR_REPORTING",
                        "1"),
                // Started by root it refuses to work without asking unless it is told that this is meant.
                Map.of("IS_SANDBOX", "1"),
                List.of(
                        "ANTHROPIC_API_KEY",
                        "ANTHROPIC_AUTH_TOKEN",
                        "ANTHROPIC_BASE_URL",
                        "CLAUDE_CODE_OAUTH_TOKEN",
                        "CLAUDE_CODE_MAX_RETRIES"),
                List.of(),
                List.of("--help"));
    }

    @Override
    public List<AgentEvent> read(Message message) {
        return ClaudeStream.read(message);
    }
}
