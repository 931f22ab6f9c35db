package dev.ringmaster.e2e.flywheel;

import dev.ringmaster.e2e.ring.PatientApi;
import dev.ringmaster.e2e.ring.Shell;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What the ring works on while it changes: tasks of another project, whose agents write down what happens to them. */
final class OtherWork {

    private static final String PROJECT = "other";

    private final FlywheelRing ring;
    private final int tasks;

    OtherWork(FlywheelRing ring, int tasks) {
        this.ring = ring;
        this.tasks = tasks;
    }

    void submit(PatientApi api) throws IOException, InterruptedException {
        Path repository = Files.createDirectories(ring.home().resolve("other"));
        Files.writeString(repository.resolve("README.md"), "# Other work\n");
        Shell.mustRun(
                repository,
                Map.of(),
                List.of(
                        "sh",
                        "-c",
                        "git init -q -b main && git add . && git -c user.name=Flywheel -c user.email=flywheel@localhost"
                                + " commit -q -m Start && git checkout -q -b bystander"));
        api.post(
                "/projects",
                Map.of(
                        "id",
                        PROJECT,
                        "name",
                        "Other work",
                        "repository",
                        repository.toString(),
                        "targetBranch",
                        "main"),
                "other-project");
        List<Map<String, Object>> list = new ArrayList<>();
        for (int i = 0; i < tasks; i++) {
            String name = "o%03d".formatted(i);
            list.add(Map.of("title", "Write down " + name, "description", "witness: " + name + "\n"));
        }
        api.post("/tasks", Map.of("project", PROJECT, "tasks", list), "other-tasks");
    }

    /** Waits until all of it is done; says what is wrong with it, nothing if all is well. */
    List<String> verdict(PatientApi api, long untilNanos) throws IOException, InterruptedException {
        int done = 0;
        while (done < tasks && System.nanoTime() < untilNanos) {
            done = api.get("/tasks/count?project=" + PROJECT)
                    .map(answer -> answer.path("counts").path("done").asInt())
                    .orElse(0);
            Thread.sleep(500);
        }
        List<String> wrong = new ArrayList<>();
        expect(wrong, "other tasks done", done, tasks);
        List<String> lines = Files.exists(ring.journal()) ? Files.readAllLines(ring.journal()) : List.of();
        expect(wrong, "agents of other tasks started", count(lines, "start"), tasks);
        expect(wrong, "agents of other tasks ended by themselves", count(lines, "end"), tasks);
        expect(wrong, "agents of other tasks stopped", count(lines, "stopped"), 0);
        expect(wrong, "overlaps seen by the agents", count(lines, "OVERLAP"), 0);
        return wrong;
    }

    private static int count(List<String> lines, String word) {
        return (int) lines.stream().filter(line -> line.startsWith(word + " ")).count();
    }

    private static void expect(List<String> wrong, String what, int actual, int expected) {
        if (actual != expected) {
            wrong.add(what + ": " + actual + ", expected " + expected);
        }
    }
}
