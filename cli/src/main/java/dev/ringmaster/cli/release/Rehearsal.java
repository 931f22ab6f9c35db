package dev.ringmaster.cli.release;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ringmaster.cli.CommandFailure;
import dev.ringmaster.cli.client.ApiClient;
import dev.ringmaster.cli.client.ApiPath;
import dev.ringmaster.cli.client.Json;
import dev.ringmaster.cli.install.Installation;
import dev.ringmaster.cli.install.InstalledProduct;
import dev.ringmaster.cli.install.Product;
import dev.ringmaster.cli.install.ReleasePrograms;
import dev.ringmaster.cli.install.release.Release;
import dev.ringmaster.cli.supervisor.host.Ring;
import dev.ringmaster.cli.temporary.TemporaryRing;
import dev.ringmaster.model.id.ReleaseId;
import dev.ringmaster.settings.Component;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * Proves that one can go back from a release: its programs migrate copies of the ring's databases in a ring of their own, and then the
 * programs of before run on those copies and bring a task round. Nothing of it can reach a repository: no git is found there.
 */
public final class Rehearsal {

    private static final Duration READY_LIMIT = Duration.ofSeconds(60);
    private static final Duration STOP_LIMIT = Duration.ofSeconds(30);
    private static final Duration TASK_LIMIT = Duration.ofSeconds(60);

    /** What the shim, the launcher and the worker need. */
    static final List<String> PROGRAMS =
            List.of("sh", "env", "ln", "mv", "setsid", "sleep", "sync", "true", "cat", "rm", "mkdir");

    private static final String WORKER = """
            [[workers]]
            name = "rehearsal"
            command = "true"
            dedicated = true
            memory_estimate = "8MB"
            """;

    private final Ring ring;
    private final ReleasePrograms programs;
    private final Consumer<String> progress;
    private final List<Step> steps = new ArrayList<>();

    public Rehearsal(Ring ring, ReleasePrograms programs, Consumer<String> progress) {
        this.ring = ring;
        this.programs = programs;
        this.progress = progress;
    }

    /**
     * What was tried.
     *
     * @param failure why it did not work, one sentence; empty when it did
     */
    public record Step(String what, String failure, long tookMillis) {}

    @FunctionalInterface
    private interface Work {
        void run() throws IOException;
    }

    /** All that was tried, up to the first failure. @throws IOException if the release is not here or no ring could be made */
    public List<Step> run(ReleaseId id) throws IOException {
        Release good = programs.good();
        Release release =
                programs.files().release(id).orElseThrow(() -> new IOException("there is no release " + id + " here"));
        boolean self = release.changedSince(good).contains(Component.RELEASE_SERVICE.word());
        String settings = WORKER + (self ? "[self_improvement]\nenabled = true\n" : "");
        try (TemporaryRing copy = TemporaryRing.create("rehearsal", settings)) {
            Map<String, String> environment = withoutGit(copy);
            boolean worked = step(
                            "copy the databases",
                            () -> LedgerCopies.copy(ring.folder(), copy.ring().folder()))
                    && step("start the programs of " + id + " on the copies", () -> {
                        start(copy, programs.of(release), environment);
                        look(copy.client());
                    })
                    && step("stop them", () -> stop(copy))
                    && step("start the programs of " + good.id() + " on the migrated copies", () -> {
                        start(copy, programs.of(good), environment);
                        look(copy.client());
                    })
                    && step("bring a task round", () -> bringTaskRound(copy.client()));
            progress.accept(worked ? "the rehearsal went well" : "the rehearsal failed");
        }
        return List.copyOf(steps);
    }

    private boolean step(String what, Work work) {
        progress.accept(what);
        long began = System.nanoTime();
        String failure = "";
        try {
            work.run();
        } catch (IOException | CommandFailure wrong) {
            failure = wrong.getMessage() == null ? wrong.toString() : wrong.getMessage();
        }
        steps.add(new Step(what, failure, TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - began)));
        return failure.isEmpty();
    }

    /** A search path with {@link #PROGRAMS} alone. */
    private static Map<String, String> withoutGit(TemporaryRing copy) throws IOException {
        Path bin = Files.createDirectories(copy.ring().folder().state().resolve("rehearsal-bin"));
        for (String program : PROGRAMS) {
            Optional<Path> found = Stream.of(
                            System.getenv().getOrDefault("PATH", "").split(File.pathSeparator, -1))
                    .map(folder -> Path.of(folder, program))
                    .filter(Files::isExecutable)
                    .findFirst();
            if (found.isPresent()) {
                Files.createSymbolicLink(bin.resolve(program), found.get().toRealPath());
            }
        }
        return Map.of("PATH", bin.toString());
    }

    private static void start(TemporaryRing copy, Map<Product, InstalledProduct> some, Map<String, String> environment)
            throws IOException {
        List<Component> components = Component.startedWith(copy.ring().settings());
        for (Component component : components) {
            InstalledProduct program = some.get(Product.of(component));
            if (program == null) {
                throw new IOException("the release has no " + component.word());
            }
            copy.start(
                    component,
                    Installation.command(
                            program,
                            component,
                            copy.ring().folder(),
                            copy.ring().settings()),
                    environment);
            if (component == Component.BROKER) {
                copy.awaitReady(component, READY_LIMIT);
            }
        }
        for (Component component : components) {
            copy.awaitReady(component, READY_LIMIT);
        }
    }

    private static void stop(TemporaryRing copy) throws IOException {
        List<Component> services = Component.startedWith(copy.ring().settings()).stream()
                .filter(Component::isService)
                .toList();
        if (!copy.stop(services, STOP_LIMIT) || !copy.stop(List.of(Component.BROKER), STOP_LIMIT)) {
            throw new IOException("they did not stop within " + STOP_LIMIT.toSeconds() + " s");
        }
    }

    /** Reads what is stored, of every kind. */
    private static void look(ApiClient api) {
        for (String list : List.of("projects", "tasks", "decisions", "workers", "attempts", "status")) {
            api.get(ApiPath.of(list));
        }
    }

    private static void bringTaskRound(ApiClient api) throws IOException {
        String project = "rehearsal-" + UUID.randomUUID().toString().substring(0, 8);
        api.post(
                ApiPath.of("projects"),
                Json.object().put("id", project).put("name", project).put("workspace", "none"));
        ObjectNode body = Json.object().put("project", project);
        body.putArray("tasks").addObject().put("title", "Go round").put("agent", "rehearsal");
        String task = api.post(ApiPath.of("tasks"), body)
                .path("items")
                .path(0)
                .path("id")
                .asText();
        long end = System.nanoTime() + TASK_LIMIT.toNanos();
        JsonNode seen = Json.object();
        while (!seen.path("status").asText("").equals("done")) {
            if (System.nanoTime() > end) {
                throw new IOException("task " + task + " did not come round within " + TASK_LIMIT.toSeconds()
                        + " s: it " + seen.path("sentence").asText("is nowhere"));
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(200));
            seen = api.get(ApiPath.of("tasks", task));
        }
    }
}
