package dev.ringmaster.agent.transport;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads JSON objects, also ones of which only the beginning is there: the fields that are whole are kept. */
final class PartialJson {

    private static final JsonFactory FACTORY = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(200)
                    .maxNumberLength(100)
                    .build())
            .build();
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private PartialJson() {}

    /**
     * @param cut whether the text may end anywhere
     * @return empty when the text is not an object, or is damaged in another way than by its end
     */
    static Optional<ObjectNode> object(String text, boolean cut) {
        if (!text.startsWith("{")) {
            return Optional.empty();
        }
        ObjectNode root = NODES.objectNode();
        try (JsonParser parser = FACTORY.createParser(text)) {
            parser.nextToken();
            fill(root, parser);
            return cut || parser.nextToken() == null ? Optional.of(root) : Optional.empty();
        } catch (IOException e) {
            return cut ? Optional.of(root) : Optional.empty();
        }
    }

    private static void fill(ObjectNode root, JsonParser parser) throws IOException {
        Deque<JsonNode> open = new ArrayDeque<>();
        open.push(root);
        String name = null;
        while (!open.isEmpty()) {
            JsonToken token = parser.nextToken();
            if (token == null) {
                throw new IOException("the object has no end");
            }
            if (token == JsonToken.FIELD_NAME) {
                name = parser.currentName();
            } else if (token.isStructEnd()) {
                open.pop();
            } else {
                JsonNode value = value(token, parser);
                add(open.element(), name, value);
                if (value.isContainerNode()) {
                    open.push(value);
                }
            }
        }
    }

    private static void add(JsonNode parent, @Nullable String name, JsonNode value) {
        if (parent instanceof ObjectNode object && name != null) {
            object.set(name, value);
        } else if (parent instanceof ArrayNode array) {
            array.add(value);
        }
    }

    private static JsonNode value(JsonToken token, JsonParser parser) throws IOException {
        return switch (token) {
            case START_OBJECT -> NODES.objectNode();
            case START_ARRAY -> NODES.arrayNode();
            case VALUE_STRING -> NODES.textNode(parser.getText());
            case VALUE_NUMBER_INT ->
                switch (parser.getNumberType()) {
                    case INT, LONG -> NODES.numberNode(parser.getLongValue());
                    default -> NODES.numberNode(parser.getBigIntegerValue());
                };
            case VALUE_NUMBER_FLOAT -> NODES.numberNode(parser.getDecimalValue());
            case VALUE_TRUE -> NODES.booleanNode(true);
            case VALUE_FALSE -> NODES.booleanNode(false);
            default -> NODES.nullNode();
        };
    }
}
