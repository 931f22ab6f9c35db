package dev.ringmaster.e2e.conformance.ring;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ringmaster.e2e.conformance.cli.CliRun;
import dev.ringmaster.e2e.conformance.script.Usage;
import dev.ringmaster.e2e.conformance.server.Journal;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Tells the stories to one worker of a ring, one after the other, and notes what did not go as it must. */
final class CliStories {

    /** A reset that is told to the minute takes one and a bit. */
    private static final Duration LIMIT = Duration.ofSeconds(100);

    /** Within this a CLI must give up, for example where nothing listens. */
    private static final Duration BEGIN_LIMIT = Duration.ofSeconds(60);

    private static final Set<String> ENDED = Set.of("done", "failed", "dead", "cancelled");

    private final RingWorker worker;
    private final RingHome ring;
    private final RingApi api;
    private final Journal journal;
    private final List<String> broken = new ArrayList<>();

    CliStories(RingWorker worker, RingHome ring, Journal journal) {
        this.worker = worker;
        this.ring = ring;
        this.api = new RingApi(ring);
        this.journal = journal;
    }

    /** Tells them all; one line for each check that failed. */
    List<String> tell() throws IOException, InterruptedException {
        // Of its own, since every CLI does the same work.
        Path repository = ring.createRepository(worker.name());
        api.post(
                "/projects",
                Map.of(
                        "id",
                        worker.name(),
                        "name",
                        worker.name(),
                        "repository",
                        repository.toString(),
                        "targetBranch",
                        "main"));
        for (RingStory story : worker.stories()) {
            if (story.endsWithItsFirstAttempt()) {
                tellBegin(story);
            } else {
                tell(story);
            }
        }
        return List.copyOf(broken);
    }

    /** Only the first attempt: the task would wait for long, or be tried again in vain. */
    private void tellBegin(RingStory story) throws IOException, InterruptedException {
        Instant begin = Instant.now();
        String task = create(story);
        JsonNode first = api.await(
                        "/attempts?task=" + task,
                        BEGIN_LIMIT,
                        found -> Optional.of(found.at("/items/0")).filter(attempt -> attempt.has("finishedAt")))
                .orElse(api.get("/attempts?task=" + task).at("/items/0"));
        api.post("/tasks/" + task + "/cancel", Map.of());
        expect(story, "attempts", story.ends(), List.of(SeenAttempt.end(first)));
        ReportCheck.problems(worker.cli(), attempts(task, entries(story)).subList(0, 1))
                .forEach(problem -> broken.add(line(story, problem)));
        RunRing.say("%s %s: %s, %d ms".formatted(worker.name(), story.script(), SeenAttempt.end(first), since(begin)));
    }

    private void tell(RingStory story) throws IOException, InterruptedException {
        Instant begin = Instant.now();
        String task = create(story);
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
        List<JsonNode> entries = entries(story);
        List<SeenAttempt> attempts = attempts(task, entries);
        expect(
                story,
                "attempts",
                story.ends(),
                attempts.stream().map(SeenAttempt::end).toList());
        waited(story, attempts);
        words(story, entries);
        ReportCheck.problems(worker.cli(), attempts).forEach(problem -> broken.add(line(story, problem)));
        RunRing.say("%s %s: %d attempts, %d requests, %d ms"
                .formatted(worker.name(), story.script(), attempts.size(), entries.size(), since(begin)));
    }

    /** What the model was asked in the story's conversation. */
    private List<JsonNode> entries(RingStory story) throws IOException {
        return journal.entries().stream()
                .filter(entry -> entry.path("conversation").asText().equals(story.conversation(worker.cli())))
                .toList();
    }

    private String create(RingStory story) throws IOException, InterruptedException {
        return api.post(
                        "/tasks",
                        Map.of(
                                "project",
                                worker.name(),
                                "tasks",
                                List.of(Map.of(
                                        "ref",
                                        story.script(),
                                        "title",
                                        "Story " + story.script(),
                                        "description",
                                        story.description(worker.cli()),
                                        "agent",
                                        worker.name(),
                                        "gates",
                                        List.of(Map.of("name", "proof", "command", story.gate()))))))
                .at("/items/0/id")
                .asText();
    }

    private void answer(String task, RingStory story) throws IOException, InterruptedException {
        Optional<String> decision = api.await("/decisions?status=open", LIMIT, found -> {
            for (JsonNode item : found.path("items")) {
                if (item.path("task").asText().equals(task)) {
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

    /** The attempts of a task in their order, each as the API tells it alone. */
    private List<SeenAttempt> attempts(String task, List<JsonNode> entries) throws IOException, InterruptedException {
        List<JsonNode> told = new ArrayList<>();
        for (JsonNode item : api.get("/attempts?task=" + task).path("items")) {
            told.add(api.get("/attempts/" + item.path("id").asText()));
        }
        told.sort((left, right) -> Integer.compare(
                left.path("number").asInt(), right.path("number").asInt()));
        List<SeenAttempt> seen = new ArrayList<>();
        for (JsonNode attempt : told) {
            ring.note(attempt);
            seen.add(new SeenAttempt(attempt, run(attempt), served(attempt, entries)));
        }
        return seen;
    }

    private CliRun run(JsonNode attempt) throws IOException, InterruptedException {
        JsonNode output = api.get("/attempts/" + attempt.path("id").asText() + "/output?limit=1048576");
        return new CliRun(
                attempt.path("exitCode").asInt(),
                output.path("text").asText().lines().toList(),
                "",
                !output.path("complete").asBoolean());
    }

    private static Usage served(JsonNode attempt, List<JsonNode> entries) {
        Instant from = Instant.parse(attempt.path("assignedAt").asText());
        Instant to =
                attempt.has("exitedAt") ? Instant.parse(attempt.path("exitedAt").asText()) : Instant.MAX;
        Usage sum = new Usage(0, 0, 0);
        for (JsonNode entry : entries) {
            Instant at = Instant.parse(entry.path("at").asText());
            JsonNode usage = entry.path("usage");
            if (usage.isObject() && !at.isBefore(from) && !at.isAfter(to)) {
                sum = sum.plus(new Usage(
                        usage.path("input").asInt(),
                        usage.path("cached").asInt(),
                        usage.path("output").asInt()));
            }
        }
        return sum;
    }

    /** After a spent window nothing starts before the reset that was told. */
    private void waited(RingStory story, List<SeenAttempt> attempts) {
        for (int i = 0; i + 1 < attempts.size(); i++) {
            String until = attempts.get(i).told().at("/outcome/until").asText();
            if (!until.isEmpty()) {
                Instant next = Instant.parse(
                        attempts.get(i + 1).told().path("startedAt").asText());
                expect(
                        story,
                        "start of attempt " + (i + 2) + " after " + until,
                        true,
                        !next.isBefore(Instant.parse(until)));
            }
        }
    }

    private void words(RingStory story, List<JsonNode> entries) {
        JsonNode last = entries.isEmpty() ? null : entries.getLast();
        expect(
                story,
                "last words",
                story.lastWords(),
                last == null ? "none" : last.path("text").asText());
        if (!story.answer().isEmpty() && last != null) {
            expect(
                    story,
                    "answer in the session",
                    true,
                    last.path("user").toString().contains(story.answer()));
        }
    }

    private void expect(RingStory story, String what, Object wanted, Object found) {
        if (!wanted.equals(found)) {
            broken.add(line(story, "%s: wanted %s, found %s".formatted(what, wanted, found)));
        }
    }

    private String line(RingStory story, String problem) {
        return "FAILED " + worker.name() + " " + story.script() + ", " + problem;
    }

    private static long since(Instant begin) {
        return Duration.between(begin, Instant.now()).toMillis();
    }
}
