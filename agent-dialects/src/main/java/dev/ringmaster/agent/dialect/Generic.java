package dev.ringmaster.agent.dialect;

import dev.ringmaster.agent.event.AgentEvent;
import dev.ringmaster.agent.launch.Launch;
import dev.ringmaster.agent.transport.Message;
import dev.ringmaster.agent.transport.Transport;
import dev.ringmaster.model.settings.AgentType;
import java.util.List;

/** Any program: every line is its words. */
record Generic() implements Dialect {

    @Override
    public AgentType type() {
        return AgentType.GENERIC;
    }

    @Override
    public Launch launch() {
        return Launch.unknown();
    }

    @Override
    public Transport transport() {
        return Transport.TEXT;
    }

    @Override
    public List<AgentEvent> read(Message message) {
        return message instanceof Message.Text(String text) && !text.isBlank()
                ? List.of(AgentEvent.Text.whole(text))
                : List.of();
    }
}
