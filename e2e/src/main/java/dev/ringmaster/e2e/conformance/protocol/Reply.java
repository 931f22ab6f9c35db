package dev.ringmaster.e2e.conformance.protocol;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ringmaster.e2e.conformance.script.Usage;

/**
 * A turn of the model, in no protocol's words.
 *
 * @param number unlike that of any other reply of this server; ids are made from it
 * @param model the name the client asked for
 */
public record Reply(int number, String model, Content content, Usage usage) {

    /** What is said. */
    public sealed interface Content {
        /** A final text. */
        record Text(String text) implements Content {}

        /** A call of one of the client's tools; {@code arguments} fit its schema. */
        record Call(String tool, ObjectNode arguments) implements Content {}
    }

    String callId() {
        return "call_" + number;
    }
}
