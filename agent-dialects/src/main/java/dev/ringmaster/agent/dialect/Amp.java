package dev.ringmaster.agent.dialect;

import static dev.ringmaster.agent.transport.Fields.at;
import static dev.ringmaster.agent.transport.Fields.word;

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

/** Amp, {@code amp --stream-json -x}: Claude Code's events; its usage is with each of its messages, not with the result. */
record Amp() implements Dialect {

    @Override
    public AgentType type() {
        return AgentType.AMP;
    }

    @Override
    public Launch launch() {
        return new Launch(
                List.of("--no-ide", "--dangerously-allow-all", "--stream-json", "-x"),
                PromptDelivery.STDIN,
                ResumeStyle.THREADS_SUBCOMMAND,
                Map.of("XDG_CONFIG_HOME", ".config", "XDG_DATA_HOME", ".local/share", "XDG_CACHE_HOME", ".cache"),
                Map.of("AMP_SKIP_UPDATE_CHECK", "1"),
                Map.of(),
                List.of("AMP_API_KEY", "AMP_URL"),
                List.of(),
                List.of("--help"));
    }

    @Override
    public List<AgentEvent> read(Message message) {
        List<AgentEvent> events = new ArrayList<>();
        if (message instanceof Message.Json json && word(json.object(), "type").equals("assistant")) {
            UsageFields.ofClaudeUsage(at(json.object(), "message", "usage"))
                    .ifPresent(tokens -> events.add(new AgentEvent.UsageSeen(tokens, Scope.STEP)));
        }
        events.addAll(ClaudeStream.read(message));
        return events;
    }
}
