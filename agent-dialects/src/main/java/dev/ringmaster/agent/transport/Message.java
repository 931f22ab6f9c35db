package dev.ringmaster.agent.transport;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** What a line is. */
public sealed interface Message {

    /** @param isCut whether only the beginning of the object was there: later fields are missing */
    record Json(ObjectNode object, boolean isCut) implements Message {}

    record Text(String text) implements Message {}
}
