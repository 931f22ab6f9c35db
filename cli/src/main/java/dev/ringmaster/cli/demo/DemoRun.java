package dev.ringmaster.cli.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ringmaster.cli.client.ApiClient;
import dev.ringmaster.cli.client.ApiPath;
import dev.ringmaster.cli.client.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;

/** Puts the sample project with its tasks into the ring and watches them to their end. */
final class DemoRun {

    private static final Duration LOOK_EVERY = Duration.ofMillis(200);
    private static final String NAME = "demo";

    private final ApiClient api;
    private final Path example;
    private final Path places;

    /**
     * @param example holds {@code repository/}, {@code project.json} and {@code tasks.json}
     * @param places where sample repositories are made
     */
    DemoRun(ApiClient api, Path example, Path places) {
        this.api = api;
        this.example = example;
        this.places = places;
    }

    /** A demo under way. */
    record Started(String project, SampleRepository repository, JsonNode gates, JsonNode tasks) {}

    Started start() throws IOException {
        String project = freeName();
        SampleRepository repository = SampleRepository.create(example.resolve("repository"), places.resolve(project));
        ObjectNode body = (ObjectNode) Json.read(Files.readAllBytes(example.resolve("project.json")));
        body.put("id", project)
                .put("name", project)
                .put("repository", repository.folder().toString());
        api.post(ApiPath.of("projects"), body);
        ObjectNode tasks = (ObjectNode) Json.read(Files.readAllBytes(example.resolve("tasks.json")));
        tasks.put("project", project);
        api.post(ApiPath.of("tasks"), tasks);
        return new Started(project, repository, body.path("gates"), tasks.path("tasks"));
    }

    /** A name that neither the ring nor the folder of samples knows. */
    private String freeName() {
        Set<String> taken = new HashSet<>();
        api.get(ApiPath.of("projects"))
                .path("items")
                .forEach(project -> taken.add(project.path("id").asText()));
        String name = NAME;
        for (int i = 2; taken.contains(name) || Files.exists(places.resolve(name)); i++) {
            name = NAME + i;
        }
        return name;
    }

    /** Shows the tasks until all are done, none can go on, or the time is up. @return the tasks as they are then */
    List<DemoTask> watch(Started demo, LiveTable table, Duration limit) {
        long began = System.nanoTime();
        while (true) {
            List<DemoTask> tasks = tasks(demo);
            Duration since = Duration.ofNanos(System.nanoTime() - began);
            table.show(tasks, since);
            boolean stuck =
                    tasks.stream().anyMatch(DemoTask::stuck) && tasks.stream().noneMatch(DemoTask::active);
            if (tasks.stream().allMatch(DemoTask::done) || stuck || since.compareTo(limit) > 0) {
                return tasks;
            }
            LockSupport.parkNanos(LOOK_EVERY.toNanos());
        }
    }

    private List<DemoTask> tasks(Started demo) {
        List<DemoTask> tasks = new ArrayList<>();
        api.get(ApiPath.of("tasks").with("project", demo.project()).with("limit", 100))
                .path("items")
                .forEach(task -> tasks.add(DemoTask.of(task)));
        tasks.sort((one, other) -> Integer.compare(number(one.id()), number(other.id())));
        return tasks;
    }

    private static int number(String id) {
        return Integer.parseInt(id.substring(id.lastIndexOf('-') + 1));
    }

    /** The attempts of a task that really ran, oldest first. */
    List<DemoAttempt> attempts(String task) {
        List<DemoAttempt> attempts = new ArrayList<>();
        for (JsonNode attempt :
                api.get(ApiPath.of("attempts").with("task", task)).path("items")) {
            if (!attempt.path("status").asText().equals("declined")) {
                attempts.addFirst(DemoAttempt.of(attempt));
            }
        }
        return attempts;
    }
}
