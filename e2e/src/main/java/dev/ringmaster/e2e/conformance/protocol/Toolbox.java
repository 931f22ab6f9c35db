package dev.ringmaster.e2e.conformance.protocol;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ringmaster.e2e.conformance.script.Step;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Turns a script's tool steps into calls of the tools that a client declares, in the shape that their schemas ask for. */
public record Toolbox(Ask ask) {

    private static final List<String> SHELLS = List.of(
            "Bash",
            "bash",
            "exec_command",
            "shell_command",
            "shell",
            "run_shell_command",
            "container.exec",
            "terminal");
    private static final List<String> WRITERS = List.of("Write", "write", "write_file", "create", "create_file");
    private static final List<String> COMMAND = List.of("command", "cmd", "script");
    private static final List<String> PATH = List.of("file_path", "filePath", "path", "absolute_path");
    private static final List<String> CONTENT = List.of("content", "file_text", "contents", "text");

    /** The call, or a text that says that the client offers no tool for the step. */
    public Reply.Content content(Step.Turn turn) {
        return switch (turn) {
            case Step.Say(String text) -> new Reply.Content.Text(text);
            case Step.Shell(String command) -> shell(command);
            case Step.Write(String path, String content) ->
                tool(WRITERS)
                        .filter(tool -> ask.folder().isPresent() || path.startsWith("/"))
                        .<Reply.Content>map(tool -> new Reply.Content.Call(
                                tool.name(), arguments(tool, Map.of("path", absolute(path), "content", content))))
                        .orElseGet(() -> shell("printf '%s' " + quoted(content) + " > " + quoted(path)));
        };
    }

    private Reply.Content shell(String command) {
        return tool(SHELLS)
                .<Reply.Content>map(
                        tool -> new Reply.Content.Call(tool.name(), arguments(tool, Map.of("command", command))))
                .orElseGet(() -> new Reply.Content.Text("✗ The client offers no shell tool: "
                        + ask.tools().stream().map(Ask.Tool::name).toList()));
    }

    private Optional<Ask.Tool> tool(List<String> names) {
        return names.stream()
                .flatMap(name -> ask.tools().stream().filter(t -> t.name().equals(name) && !t.freeText()))
                .findFirst();
    }

    private String absolute(String path) {
        return path.startsWith("/") ? path : ask.folder().orElseThrow() + "/" + path;
    }

    private static ObjectNode arguments(Ask.Tool tool, Map<String, String> values) {
        ObjectNode arguments = JsonNodeFactory.instance.objectNode();
        JsonNode properties = tool.schema().path("properties");
        for (Map.Entry<String, JsonNode> property : properties.properties()) {
            String name = property.getKey();
            Optional<String> value = value(name, values);
            boolean isRequired = contains(tool.schema().path("required"), name);
            if (value.isPresent()) {
                if (isArray(property.getValue())) {
                    arguments.putArray(name).add("sh").add("-c").add(value.get());
                } else {
                    arguments.put(name, value.get());
                }
            } else if (isRequired) {
                arguments.set(name, filler(property.getValue()));
            }
        }
        return arguments;
    }

    private static Optional<String> value(String property, Map<String, String> values) {
        if (COMMAND.contains(property)) {
            return Optional.ofNullable(values.get("command"));
        }
        if (PATH.contains(property)) {
            return Optional.ofNullable(values.get("path"));
        }
        return CONTENT.contains(property) ? Optional.ofNullable(values.get("content")) : Optional.empty();
    }

    private static JsonNode filler(JsonNode schema) {
        if (schema.path("enum").size() > 0) {
            return schema.path("enum").get(0);
        }
        JsonNodeFactory json = JsonNodeFactory.instance;
        return switch (schema.path("type").asText("string").toLowerCase(Locale.ROOT)) {
            case "boolean" -> json.booleanNode(false);
            case "integer", "number" -> json.numberNode(1);
            case "array" -> json.arrayNode();
            case "object" -> json.objectNode();
            default -> json.textNode("as scripted");
        };
    }

    private static boolean isArray(JsonNode schema) {
        return schema.path("type").asText().equalsIgnoreCase("array");
    }

    private static boolean contains(JsonNode list, String value) {
        for (JsonNode each : list) {
            if (each.asText().equals(value)) {
                return true;
            }
        }
        return false;
    }

    private static String quoted(String text) {
        return "'" + text.replace("'", "'\\''") + "'";
    }
}
