package dev.ringmaster.model.settings;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The agents' programs that Ringmaster knows how to start and to understand. A worker's type names one; any other is generic. */
public enum AgentType {
    CLAUDE_CODE("claude"),
    CODEX("codex"),
    GEMINI("gemini"),
    QWEN("qwen"),
    OPENCODE("opencode"),
    COPILOT("copilot"),
    CURSOR_AGENT("cursor-agent"),
    AMP("amp"),
    GOOSE("goose"),
    AIDER("aider"),
    /** Any program that reads a prompt and changes files. */
    GENERIC("");

    private final String command;

    AgentType(String command) {
        this.command = command;
    }

    /** As in a worker's {@code type}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The name that its program is installed under, or empty for {@link #GENERIC}. */
    public Optional<String> command() {
        return command.isEmpty() ? Optional.empty() : Optional.of(command);
    }

    /** The agent of a worker's type; {@link #GENERIC} for a type of one's own. */
    public static AgentType of(String type) {
        return Arrays.stream(values())
                .filter(known -> known.word().equals(type))
                .findFirst()
                .orElse(GENERIC);
    }
}
