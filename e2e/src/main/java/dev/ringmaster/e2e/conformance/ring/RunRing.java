package dev.ringmaster.e2e.conformance.ring;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ringmaster.e2e.conformance.cli.WorkerCli;
import dev.ringmaster.e2e.conformance.script.ScriptBook;
import dev.ringmaster.e2e.conformance.server.FakeModelServer;
import dev.ringmaster.e2e.conformance.server.Journal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Runs the stories through a ring for each CLI: {@code CHECKOUT CACHE [NAME…]}. Exit code: 0 all went as they must, 1 not. */
public final class RunRing {

    private static final Duration LIMIT = Duration.ofSeconds(90);
    private static final String PROJECT = "conformance";
    private static final Set<String> ENDED = Set.of("done", "failed", "dead", "cancelled");

    private final WorkerCli cli;
    private final RingApi api;
    private final Journal journal;
    private final List<String> broken = new ArrayList<>();

    private RunRing(WorkerCli cli, RingApi api, Journal journal) {
        this.cli = cli;
        this.api = api;
        this.journal = journal;
    }

    public static void main(String[] args) throws IOException, InterruptedException {
        if (args.length < 2) {
            System.err.println("usage: RunRing CHECKOUT CACHE [NAME…]");
            System.exit(2);
        }
        Path checkout = Path.of(args[0]).toRealPath();
        Path kit = checkout.resolve("e2e/conformance");
        List<String> names = args.length > 2 ? List.of(args).subList(2, args.length) : List.of("codex", "claude");
        boolean isBroken = false;
        for (String name : names) {
            WorkerCli cli = WorkerCli.named(kit, name).orElseThrow();
            isBroken |= !run(checkout, kit, Path.of(args[1]).toRealPath(), cli).isEmpty();
        }
        System.exit(isBroken ? 1 : 0);
    }

    private static List<String> run(Path checkout, Path kit, Path cache, WorkerCli cli)
            throws IOException, InterruptedException {
        // Not under /tmp: there Codex refuses to make the program that its sandbox needs, and every command fails.
        Path rings = Files.createDirectories(checkout.resolve("e2e/target/rings"));
        Path folder = Files.createTempDirectory(rings, cli.name() + "-").toRealPath();
        say("%s %s in %s".formatted(cli.name(), cli.version(), folder));
        Journal journal = new Journal(folder.resolve("model.jsonl"));
        try (FakeModelServer model = new FakeModelServer(
                        0, ScriptBook.load(kit.resolve("scripts")), journal, InstantSource.system());
                RingHome ring = new RingHome(checkout, folder.resolve("ring"), cli, cache, model.address())) {
            Path repository = ring.createRepository();
            ring.up();
            RunRing run = new RunRing(cli, new RingApi(ring), journal);
            run.api.post(
                    "/projects",
                    Map.of(
                            "id",
                            PROJECT,
                            "name",
                            "Conformance",
                            "repository",
                            repository.toString(),
                            "targetBranch",
                            "main"));
            for (RingStory story : RingStory.all()) {
                run.tell(story);
            }
            run.broken.forEach(line -> say("BROKEN " + line));
            return run.broken;
        }
    }

    private void tell(RingStory story) throws IOException, InterruptedException {
        Instant begin = Instant.now();
        JsonNode created = api.post(
                "/tasks",
                Map.of(
                        "project",
                        PROJECT,
                        "tasks",
                        List.of(Map.of(
                                "ref",
                                story.script(),
                                "title",
                                "Story " + story.script(),
                                "description",
                                story.description(),
                                "gates",
                                List.of(Map.of("name", "proof", "command", story.gate()))))));
        String task = created.at("/items/0/id").asText();
        if (!story.answer().isEmpty()) {
            answer(task, story);
        }
        Optional<String> end = api.await(
                "/tasks/" + task,
                LIMIT,
                found -> Optional.of(found.path("status").asText()).filter(ENDED::contains));
        expect(
                story,
                "end",
                "done",
                end.orElse("still " + api.get("/tasks/" + task).path("status").asText()));
        JsonNode attempts = api.get("/attempts?task=" + task).path("items");
        expect(story, "attempts", story.attempts(), attempts.size());
        List<JsonNode> asked = journal.entries().stream()
                .filter(entry -> entry.path("conversation").asText().equals(story.script()))
                .toList();
        expect(
                story,
                "last words",
                story.lastWords(),
                asked.isEmpty() ? "none" : asked.getLast().path("text").asText());
        if (!story.answer().isEmpty() && !asked.isEmpty()) {
            expect(
                    story,
                    "answer in the session",
                    true,
                    asked.getLast().path("user").toString().contains(story.answer()));
        }
        say("%s %s: %d attempts, %d requests, %d ms"
                .formatted(
                        cli.name(),
                        story.script(),
                        attempts.size(),
                        asked.size(),
                        Duration.between(begin, Instant.now()).toMillis()));
    }

    private void answer(String task, RingStory story) throws IOException, InterruptedException {
        Optional<String> decision = api.await("/decisions?status=open", LIMIT, found -> {
            for (JsonNode item : found.path("items")) {
                if (item.toString().contains(task)) {
                    return Optional.of(item.path("id").asText());
                }
            }
            return Optional.empty();
        });
        expect(story, "question", true, decision.isPresent());
        if (decision.isPresent()) {
            api.post(
                    "/decisions/" + decision.get() + "/answer",
                    Map.of("option", "retry", "text", story.answer(), "by", "kit"));
        }
    }

    private void expect(RingStory story, String what, Object wanted, Object found) {
        if (!wanted.equals(found)) {
            broken.add("%s %s, %s: wanted %s, found %s".formatted(cli.name(), story.script(), what, wanted, found));
        }
    }

    private static void say(String line) {
        System.out.println(line);
    }
}
