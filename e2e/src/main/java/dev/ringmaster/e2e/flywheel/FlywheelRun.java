package dev.ringmaster.e2e.flywheel;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ringmaster.e2e.ring.PatientApi;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Lets a scripted agent change Ringmaster's own code while a ring works, and checks from outside how each change ends: what is harmless
 * is live, what harms is refused or gone, byte for byte, and no agent noticed. Ends with 0 only then.
 */
public final class FlywheelRun {

    private static final String NEW_WORDS = "No such path exists here";
    private static final double BACK_WITHIN_SECONDS = 30;

    private final FlywheelOptions options;
    private final FlywheelRing ring;
    private final PatientApi api;
    private final SelfProject project;
    private final List<String> complaints = new ArrayList<>();
    private long seen;

    private FlywheelRun(FlywheelOptions options, Path home) throws IOException {
        this.options = options;
        this.ring = new FlywheelRing(options, home);
        this.api = ring.api();
        this.project = new SelfProject(ring, api);
    }

    /** The first arguments are the checkout and the JDK; see {@link FlywheelOptions#USAGE} for the rest. */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        String[] rest = Arrays.copyOfRange(arguments, 2, arguments.length);
        if (List.of(rest).contains("--help") || List.of(rest).contains("-h")) {
            System.out.println(FlywheelOptions.USAGE);
            return;
        }
        FlywheelOptions options;
        try {
            options = FlywheelOptions.parse(Path.of(arguments[0]), Path.of(arguments[1]), rest);
        } catch (IllegalArgumentException e) {
            System.err.println(e.getMessage());
            System.exit(2);
            return;
        }
        Path home = Files.createTempDirectory("ringmaster-flywheel").toRealPath();
        boolean good = options.kills() ? new KillRounds(options, home).run() : new FlywheelRun(options, home).run();
        if (good && !options.keep()) {
            delete(home);
        } else {
            say("flywheel: the ring's folder is kept: %s", home);
        }
        say(good ? "flywheel: PASSED" : "flywheel: FAILED");
        System.exit(good ? 0 : 1);
    }

    private boolean run() throws IOException, InterruptedException {
        say("flywheel: installing into %s", ring.home());
        ring.prepare();
        List<String> table = new ArrayList<>();
        try {
            ring.up();
            project.register();
            OtherWork other = new OtherWork(ring, options.tasks());
            other.submit(api);
            for (Scenario scenario : options.scenarios()) {
                table.add(play(scenario));
            }
            other.verdict(api, System.nanoTime() + Duration.ofMinutes(5).toNanos())
                    .forEach(complaints::add);
        } finally {
            ring.down();
        }
        say("");
        say(
                "%-18s %-11s %6s %6s %6s %6s %6s %6s %6s %8s %6s",
                "scenario", "end", "guard", "tests", "proof", "build", "schema", "swap", "watch", "gap ms", "back");
        table.forEach(FlywheelRun::say);
        complaints.forEach(complaint -> say("  WRONG: %s", complaint));
        return complaints.isEmpty();
    }

    private String play(Scenario scenario) throws IOException, InterruptedException {
        say("flywheel: %s", scenario.word());
        Map<String, String> programs = ring.programs();
        String tree = ring.targetTree();
        String task = project.ask(scenario.word(), scenario.word());
        ReleaseStory story = follow(task);
        String end = story.end().map(event -> event.path("type").asText()).orElse("no end");
        check(scenario, "ends with " + end, end.equals(scenario.end().fact()));
        if (scenario.end() == Scenario.End.KEPT) {
            check(
                    scenario,
                    "a request does not show the new words",
                    scenario != Scenario.HARMLESS || project.unknownPath().contains(NEW_WORDS));
            check(scenario, "the programs are those of before", !ring.programs().equals(programs));
        } else {
            check(
                    scenario,
                    "the programs differ from those of before",
                    ring.programs().equals(programs));
            check(
                    scenario,
                    "the target's tree differs from the one before",
                    ring.targetTree().equals(tree));
            check(scenario, "the ring does not answer", api.get("/status").isPresent());
        }
        story.backSeconds()
                .ifPresent(seconds ->
                        check(scenario, "going back took " + seconds + " s", seconds <= BACK_WITHIN_SECONDS));
        if (!end.equals(Scenario.End.KEPT.fact())) {
            project.giveUp(task);
        }
        return "%-18s %-11s %6s %6s %6s %6s %6s %6s %6s %8s %6s"
                .formatted(
                        scenario.word(),
                        end.replaceFirst(".*\\.", ""),
                        story.stage("guard"),
                        story.stage("tests"),
                        story.stage("proof"),
                        story.stage("build"),
                        story.stage("schema"),
                        story.stage("swap"),
                        story.stage("watch"),
                        story.longestGap(),
                        story.backSeconds().map("%.1f"::formatted).orElse("-"));
    }

    /** Collects the events of the task's release until it ends or waits for a person. */
    private ReleaseStory follow(String task) throws InterruptedException {
        ReleaseStory story = new ReleaseStory();
        long until = System.nanoTime() + options.limit().toNanos();
        while (story.end().isEmpty() && System.nanoTime() < until) {
            Optional<JsonNode> page = api.get("/events?limit=500&task=" + task + "&after=" + seen);
            page.ifPresent(answer -> answer.path("items").forEach(event -> {
                seen = Math.max(seen, event.path("seq").asLong());
                story.add(event);
                String type = event.path("type").asText();
                if (type.startsWith("improvement.") || type.startsWith("attempt.finished")) {
                    say("  %s %s %s", event.path("time").asText(), type, brief(event.path("data")));
                }
            }));
            Thread.sleep(300);
        }
        return story;
    }

    private void check(Scenario scenario, String wrong, boolean good) {
        if (!good) {
            complaints.add(scenario.word() + ": " + wrong);
        }
    }

    private static String brief(JsonNode data) {
        for (String field : List.of("stage", "reason", "message", "tag", "outcome")) {
            if (data.has(field)) {
                String more =
                        data.has("evidence") ? ": " + data.path("evidence").asText() : "";
                String text = data.path(field).toString() + more;
                return text.length() > 160 ? text.substring(0, 160) + "…" : text;
            }
        }
        return "";
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(java.util.Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }

    static void say(String format, Object... values) {
        System.out.printf(format + "%n", values);
    }
}
