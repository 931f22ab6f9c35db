package dev.ringmaster.settings.document;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ringmaster.settings.Component;
import dev.ringmaster.settings.SettingsKey;
import dev.ringmaster.settings.SettingsKeys;
import java.util.Map;
import java.util.TreeMap;

/**
 * The JSON Schema (draft-07, which editors of TOML know) of {@code ringmaster.toml}. {@code x-restart} names the components that use a
 * change after a restart, {@code x-confirm} marks a key whose change waits for a person.
 */
public final class SettingsSchema {

    private static final ObjectMapper JSON = new ObjectMapper();

    private SettingsSchema() {}

    public static String text() {
        ObjectNode root = JSON.createObjectNode()
                .put("$schema", "http://json-schema.org/draft-07/schema#")
                .put("title", "ringmaster.toml")
                .put("type", "object")
                .put("additionalProperties", false);
        ObjectNode sections = root.putObject("properties");
        SettingsKeys.sections().forEach(section -> sections.set(section, object()));
        Map<String, String> prose = SettingsTemplate.prose();
        for (SettingsKey key : SettingsKeys.all()) {
            ObjectNode section = (ObjectNode) sections.get(key.section());
            ObjectNode keys = switch (key.form()) {
                case ONCE -> section;
                case PER_NAME -> perName(section);
                case LIST -> list(section);
            };
            ((ObjectNode) keys.get("properties")).set(key.name(), described(key, prose.getOrDefault(key.whole(), "")));
            if (key.required()) {
                required(keys).add(key.name());
            }
        }
        return written(root);
    }

    private static ObjectNode object() {
        ObjectNode object = JSON.createObjectNode().put("type", "object").put("additionalProperties", false);
        object.putObject("properties");
        return object;
    }

    private static ObjectNode perName(ObjectNode section) {
        if (!section.path("additionalProperties").isObject()) {
            section.set("additionalProperties", object());
        }
        return (ObjectNode) section.get("additionalProperties");
    }

    private static ObjectNode list(ObjectNode section) {
        if (!section.has("items")) {
            section.removeAll();
            section.put("type", "array").set("items", object());
        }
        return (ObjectNode) section.get("items");
    }

    private static ArrayNode required(ObjectNode keys) {
        return keys.has("required") ? (ArrayNode) keys.get("required") : keys.putArray("required");
    }

    private static ObjectNode described(SettingsKey key, String prose) {
        ObjectNode node = JSON.valueToTree(new TreeMap<>(key.schema()));
        if (!prose.isEmpty()) {
            node.put("description", prose);
        }
        if (!key.required()) {
            node.put("x-default", key.initial());
        }
        if (!key.effect().restart().isEmpty()) {
            ArrayNode restart = node.putArray("x-restart");
            key.effect().restart().stream().sorted().map(Component::word).forEach(restart::add);
        }
        if (key.effect().confirm()) {
            node.put("x-confirm", true);
        }
        return node;
    }

    private static String written(ObjectNode root) {
        DefaultIndenter indenter = new DefaultIndenter("  ", "\n");
        try {
            return JSON.writer(new DefaultPrettyPrinter()
                                    .withObjectIndenter(indenter)
                                    .withArrayIndenter(indenter))
                            .writeValueAsString(root)
                    + "\n";
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the schema has no JSON", e);
        }
    }
}
