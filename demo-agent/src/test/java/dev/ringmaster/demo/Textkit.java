package dev.ringmaster.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** The sample in {@code examples/textkit}, read as Ringmaster reads it. */
final class Textkit {

    record Gate(String name, List<String> command) {}

    record Task(
            String ref,
            String title,
            String description,
            Set<String> dependsOn,
            List<String> requires,
            List<Gate> gates) {}

    record Ran(boolean passed, String output) {}

    private static final Path SAMPLE = Path.of("..", "examples", "textkit");

    private Textkit() {}

    static List<Gate> projectGates() throws IOException {
        return gates(json("project.json").path("gates"));
    }

    /** In an order in which each follows what it depends on. */
    static List<Task> tasks() throws IOException {
        Map<String, Task> open = new LinkedHashMap<>();
        for (JsonNode node : json("tasks.json").path("tasks")) {
            Task task = new Task(
                    node.path("ref").asText(),
                    node.path("title").asText(),
                    node.path("description").asText(),
                    Set.copyOf(texts(node.path("dependsOn"))),
                    texts(node.path("requires")),
                    gates(node.path("gates")));
            open.put(task.ref(), task);
        }
        List<Task> ordered = new ArrayList<>();
        while (!open.isEmpty()) {
            Task next = open.values().stream()
                    .filter(task -> task.dependsOn().stream().noneMatch(open::containsKey))
                    .findFirst()
                    .orElseThrow(() -> new AssertionError("a cycle among " + open.keySet()));
            ordered.add(next);
            open.remove(next.ref());
        }
        return ordered;
    }

    /** The prompt of a first attempt, as plain as the agent may get it. */
    static String prompt(Task task) {
        return "# " + task.title() + "\n\n## Objective\n\n" + task.description() + "\n";
    }

    static String previousAttempt(String output) {
        return "\n## Previous attempt\n\nAttempt 1 of this task did not succeed: gate 'style' failed\n\n```text\n"
                + output + "\n```\n\n## Instructions\n\n- Work in the current folder.\n";
    }

    static int agent(Path folder, String prompt) throws Exception {
        return new Agent(
                        folder,
                        new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8),
                        Duration.ZERO)
                .run(prompt);
    }

    static Ran run(Path folder, List<String> command) throws Exception {
        ProcessBuilder builder =
                new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true);
        Process process = builder.start();
        process.getOutputStream().close();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Ran(process.waitFor() == 0, output);
    }

    static Path copyOfRepository(Path to) throws IOException {
        return copy(SAMPLE.resolve("repository"), to);
    }

    static Path copy(Path from, Path to) throws IOException {
        try (Stream<Path> paths = Files.walk(from)) {
            for (Path path : paths.toList()) {
                Files.copy(path, to.resolve(from.relativize(path).toString()));
            }
        }
        return to;
    }

    private static JsonNode json(String file) throws IOException {
        return new ObjectMapper().readTree(SAMPLE.resolve(file).toFile());
    }

    private static List<Gate> gates(JsonNode nodes) {
        return Stream.of(nodes)
                .flatMap(node -> node.valueStream())
                .map(gate -> new Gate(gate.path("name").asText(), texts(gate.path("command"))))
                .toList();
    }

    private static List<String> texts(JsonNode nodes) {
        return nodes.valueStream().map(JsonNode::asText).toList();
    }
}
