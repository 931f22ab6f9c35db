package dev.ringmaster.e2e.chaos;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ringmaster.e2e.ring.PatientApi;
import dev.ringmaster.e2e.ring.Shell;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** The repository and the graph of tasks that go round the ring. */
final class ChaosWorkload {

    static final String PROJECT = "chaos";

    private static final int MOST_DEPENDENCIES = 3;

    private final Path repository;
    private final int tasks;
    private final Random random;

    ChaosWorkload(Path folder, int tasks, Random random) {
        this.repository = folder.resolve("repository");
        this.tasks = tasks;
        this.random = random;
    }

    Path repository() {
        return repository;
    }

    void createRepository() throws IOException {
        Files.createDirectories(repository);
        Files.writeString(repository.resolve("README.md"), "# A repository for a chaos run\n");
        git("init", "-q", "-b", "main");
        git("add", "README.md");
        git("-c", "user.name=Chaos", "-c", "user.email=chaos@localhost", "commit", "-q", "-m", "Start");
        // Nobody works in this checkout: it stands on another branch, so that landing never has to touch its files.
        git("checkout", "-q", "-b", "bystander");
    }

    /** Creates the project and its tasks in one request each; returns the task ids by their witness names. */
    Map<String, String> submit(PatientApi api) throws IOException, InterruptedException {
        api.post(
                "/projects",
                Map.of(
                        "id",
                        PROJECT,
                        "name",
                        "Chaos",
                        "repository",
                        repository.toString(),
                        "targetBranch",
                        "main",
                        "gates",
                        List.of(Map.of("name", "readme", "command", List.of("test", "-s", "README.md")))),
                "chaos-project");
        JsonNode created = api.post("/tasks", Map.of("project", PROJECT, "tasks", graph()), "chaos-tasks");
        Map<String, String> ids = new LinkedHashMap<>();
        int index = 0;
        for (JsonNode task : created.path("items")) {
            ids.put(name(index++), task.path("id").asText());
        }
        return ids;
    }

    private List<Map<String, Object>> graph() {
        List<Map<String, Object>> graph = new ArrayList<>();
        for (int i = 0; i < tasks; i++) {
            List<String> dependsOn = new ArrayList<>();
            int wanted = i == 0 ? 0 : random.nextInt(MOST_DEPENDENCIES);
            for (int d = 0; d < wanted; d++) {
                String other = name(Math.max(0, i - 1 - random.nextInt(12)));
                if (!dependsOn.contains(other)) {
                    dependsOn.add(other);
                }
            }
            graph.add(Map.of(
                    "ref",
                    name(i),
                    "title",
                    "Write down " + name(i),
                    "description",
                    "Write a file about yourself.\n\nwitness: " + name(i) + "\n",
                    "priority",
                    random.nextInt(5),
                    "dependsOn",
                    dependsOn,
                    "gates",
                    List.of(Map.of("name", "written", "command", List.of("test", "-s", "work/" + name(i) + ".txt")))));
        }
        return graph;
    }

    static String name(int index) {
        return "w%03d".formatted(index);
    }

    /** Every landed commit's task trailer, one for each commit on the target branch. */
    List<String> landedTasks() throws IOException {
        String log = Shell.mustRun(
                repository,
                Map.of(),
                List.of("git", "log", "main", "--format=%(trailers:key=Ringmaster-Task,valueonly)"));
        return log.lines().map(String::strip).filter(line -> !line.isEmpty()).toList();
    }

    private void git(String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of("git"));
        command.addAll(List.of(arguments));
        Shell.mustRun(repository, Map.of(), command);
    }
}
