package dev.ringmaster.agent.dialect;

import dev.ringmaster.agent.event.AgentEvent;
import dev.ringmaster.agent.launch.Launch;
import dev.ringmaster.agent.transport.Message;
import dev.ringmaster.agent.transport.Transport;
import dev.ringmaster.model.settings.AgentType;
import java.util.List;
import java.util.Optional;

/** One agent's way of being started and of telling what it does. Stateless and thread-safe. */
public sealed interface Dialect
        permits Aider, Amp, ClaudeCode, Codex, Copilot, CursorAgent, Gemini, Generic, Goose, OpenCode, QwenCode {

    AgentType type();

    Launch launch();

    /** The version of its program that this was written and run against; empty where only its documentation was read. */
    default Optional<String> tried() {
        return switch (type()) {
            case CLAUDE_CODE -> Optional.of("2.1.197");
            case CODEX -> Optional.of("0.169.0");
            case GEMINI -> Optional.of("0.61.0");
            case QWEN -> Optional.of("0.15.10");
            case OPENCODE -> Optional.of("1.18.33");
            case COPILOT -> Optional.of("1.0.102");
            case CURSOR_AGENT, AMP, GOOSE, AIDER, GENERIC -> Optional.empty();
        };
    }

    default Transport transport() {
        return Transport.JSON_LINES;
    }

    /** Whether its output ends with an event that says so; without it the output was cut off. */
    default boolean saysItsEnd() {
        return transport() == Transport.JSON_LINES;
    }

    /** What one message says; nothing for an empty line. */
    List<AgentEvent> read(Message message);

    /** The dialect of a known agent. */
    static Dialect of(AgentType type) {
        return switch (type) {
            case CLAUDE_CODE -> new ClaudeCode();
            case CODEX -> new Codex();
            case GEMINI -> new Gemini();
            case QWEN -> new QwenCode();
            case OPENCODE -> new OpenCode();
            case COPILOT -> new Copilot();
            case CURSOR_AGENT -> new CursorAgent();
            case AMP -> new Amp();
            case GOOSE -> new Goose();
            case AIDER -> new Aider();
            case GENERIC -> new Generic();
        };
    }

    /**
     * The dialect that a worker's agent speaks: with arguments of a person's own that ask for no JSON it is text, whatever its type.
     *
     * @param args a person's; empty for the dialect's own
     */
    static Dialect of(AgentType type, List<String> args) {
        Dialect dialect = of(type);
        boolean asksForJson = args.isEmpty() || args.stream().anyMatch(arg -> arg.contains("json"));
        return dialect.transport() == Transport.JSON_LINES && !asksForJson ? new Generic() : dialect;
    }
}
