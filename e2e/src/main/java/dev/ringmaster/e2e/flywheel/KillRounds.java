package dev.ringmaster.e2e.flywheel;

import dev.ringmaster.e2e.ring.PatientApi;
import dev.ringmaster.e2e.ring.RingProcesses;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Kills each component with SIGKILL once at every stage of a release, two releases for each: one that is to be kept, and one that
 * cannot start and is to be taken back. Every release must come to its right end nevertheless, and the other work must not notice.
 */
final class KillRounds {

    /** The component that {@code rewords} replaces: when it dies while it is watched, that is harm, whoever killed it. */
    private static final String REPLACED = "api-service";

    private static final String SUPERVISOR = "supervisor";
    private static final List<String> VICTIMS = List.of(
            "release-service",
            "scheduler-service",
            "queue-service",
            "enricher-service",
            REPLACED,
            "broker",
            SUPERVISOR);

    private static final List<String> STAGES =
            List.of("guard", "tests", "proof", "build", "schema", "swap", "watch", "keep", "go_back");

    private final FlywheelOptions options;
    private final FlywheelRing ring;
    private final PatientApi api;
    private final SelfProject project;
    private final RingProcesses processes;
    private final ReleaseEye eye;
    private final List<String> complaints = new ArrayList<>();

    KillRounds(FlywheelOptions options, Path home) throws IOException {
        this.options = options;
        this.ring = new FlywheelRing(options, home);
        this.api = ring.api();
        this.project = new SelfProject(ring, api);
        this.processes = new RingProcesses(home);
        this.eye = new ReleaseEye(home.resolve(".ringmaster/data/release-service.db"));
    }

    /** @throws IllegalArgumentException with a sentence for a person, if there is no such component */
    static String victim(String word) {
        if (!VICTIMS.contains(word)) {
            throw new IllegalArgumentException(
                    "there is no component '" + word + "'; there are: " + String.join(" ", VICTIMS));
        }
        return word;
    }

    boolean run() throws IOException, InterruptedException {
        FlywheelRun.say("flywheel: installing into %s", ring.home());
        ring.prepare();
        List<String> table = new ArrayList<>();
        try {
            ring.up();
            project.register();
            OtherWork other = new OtherWork(ring, options.tasks());
            other.submit(api);
            for (String victim : options.victims().isEmpty() ? VICTIMS : options.victims()) {
                table.add(play(victim, "rewords", !victim.equals(REPLACED)));
                table.add(play(victim, "will-not-start", false));
            }
            other.verdict(api, System.nanoTime() + Duration.ofMinutes(5).toNanos())
                    .forEach(complaints::add);
        } finally {
            ring.down();
        }
        FlywheelRun.say("");
        table.forEach(FlywheelRun::say);
        complaints.forEach(complaint -> FlywheelRun.say("  WRONG: %s", complaint));
        return complaints.isEmpty();
    }

    private String play(String victim, String change, boolean kept) throws IOException, InterruptedException {
        String name = "kill -9 " + victim + ", " + change;
        FlywheelRun.say("flywheel: %s", name);
        Map<String, String> programs = ring.programs();
        String tree = ring.targetTree();
        String words = project.unknownPath();
        long began = System.nanoTime();
        String task = project.ask(change, victim + "-" + change);
        Map<String, String> struck = new LinkedHashMap<>();
        Optional<ReleaseEye.Sight> end = strike(victim, task, struck);
        double seconds = (System.nanoTime() - began) / 1e9;
        boolean isKept = end.filter(ReleaseEye.Sight::isKept).isPresent();
        check(name, "it did not come to an end within the limit", end.isPresent());
        check(name, "it was " + (isKept ? "kept" : "not kept"), isKept == kept);
        awaitApi();
        if (isKept) {
            check(
                    name,
                    "a request does not show the new words",
                    !project.unknownPath().equals(words));
            check(name, "the programs are those of before", !ring.programs().equals(programs));
            check(name, "its task is not done", isDone(task));
        } else {
            check(
                    name,
                    "a request shows other words than before",
                    project.unknownPath().equals(words));
            check(name, "the programs differ", ring.programs().equals(programs));
            check(name, "the target's tree differs", ring.targetTree().equals(tree));
            project.giveUp(task);
        }
        return "%-18s %-15s %-5s %5.0f s, killed at %s"
                .formatted(victim, change, isKept ? "kept" : "gone", seconds, struck);
    }

    /** Kills the victim at each stage as soon as it is seen; a victim that is still starting is killed when it has come. */
    private Optional<ReleaseEye.Sight> strike(String victim, String task, Map<String, String> struck)
            throws IOException, InterruptedException {
        long until = System.nanoTime() + options.limit().toNanos();
        while (System.nanoTime() < until) {
            Optional<ReleaseEye.Sight> sight = eye.see(task);
            if (sight.filter(ReleaseEye.Sight::isEnded).isPresent()) {
                return sight;
            }
            String stage = sight.map(ReleaseEye.Sight::stage).orElse("");
            if (STAGES.contains(stage) && !struck.containsKey(stage)) {
                Optional<Long> pid = processes.kill(victim);
                if (pid.isPresent()) {
                    struck.put(stage, pid.get().toString());
                    FlywheelRun.say("  killed at %s", stage);
                    if (victim.equals(SUPERVISOR)) {
                        ring.up();
                    }
                }
            }
            Thread.sleep(5);
        }
        return Optional.empty();
    }

    private void awaitApi() throws InterruptedException {
        long until = System.nanoTime() + Duration.ofSeconds(30).toNanos();
        while (api.get("/status").isEmpty() && System.nanoTime() < until) {
            Thread.sleep(100);
        }
    }

    /** What the release tells goes on to the task by way of the scheduler and the queue. */
    private boolean isDone(String task) throws InterruptedException {
        long until = System.nanoTime() + Duration.ofSeconds(60).toNanos();
        while (System.nanoTime() < until) {
            if (api.get("/tasks/" + task)
                    .filter(found -> found.path("status").asText().equals("done"))
                    .isPresent()) {
                return true;
            }
            Thread.sleep(200);
        }
        return false;
    }

    private void check(String round, String wrong, boolean good) {
        if (!good) {
            complaints.add(round + ": " + wrong);
        }
    }
}
