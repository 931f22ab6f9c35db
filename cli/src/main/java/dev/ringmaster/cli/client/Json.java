package dev.ringmaster.cli.client;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.List;

/** JSON as a tree. Binding records by reflection would take longer than the whole request. */
public final class Json {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    private Json() {}

    /** @throws com.fasterxml.jackson.core.JsonProcessingException if it is not JSON */
    public static JsonNode read(byte[] bytes) throws IOException {
        JsonNode node = bytes.length == 0 ? null : MAPPER.readTree(bytes);
        return node == null ? MissingNode.getInstance() : node;
    }

    public static String pretty(JsonNode node) {
        return node.toPrettyString();
    }

    public static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }

    public static ArrayNode array(List<String> texts) {
        ArrayNode array = JsonNodeFactory.instance.arrayNode();
        texts.forEach(array::add);
        return array;
    }
}
