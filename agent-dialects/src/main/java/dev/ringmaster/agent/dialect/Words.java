package dev.ringmaster.agent.dialect;

import dev.ringmaster.agent.event.AgentEvent;
import dev.ringmaster.agent.transport.Message;
import java.util.List;

/** What a line for people says where objects are expected: a warning, mostly. */
final class Words {

    private Words() {}

    static List<AgentEvent> outside(Message.Text line) {
        return line.text().isBlank() ? List.of() : List.of(new AgentEvent.Unknown("text"));
    }
}
