package dev.ringmaster.scheduler.ring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.ringmaster.model.attempt.Assignment;
import dev.ringmaster.model.attempt.FailureClass;
import dev.ringmaster.model.attempt.Outcome;
import dev.ringmaster.model.decision.Decision;
import dev.ringmaster.model.decision.DecisionKind;
import dev.ringmaster.model.decision.DecisionOption;
import dev.ringmaster.model.event.AttemptEvent;
import dev.ringmaster.model.event.ControlEvent.WorkCollectionRequested;
import dev.ringmaster.model.event.DecisionNeeded;
import dev.ringmaster.model.event.WorkEvent;
import dev.ringmaster.model.project.Gate;
import dev.ringmaster.model.project.LandingMode;
import dev.ringmaster.model.project.Project;
import dev.ringmaster.model.project.WorkspaceSetup;
import dev.ringmaster.runtime.RingTestResource;
import dev.ringmaster.runtime.messaging.EventSender;
import dev.ringmaster.runtime.settings.RingSettings;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@QuarkusTest
@WithTestResource(value = RingTestResource.class, initArgs = @ResourceArg(name = "toml", value = Workers.TOML))
class LandingModesIT {

    @Inject
    EventSender sender;

    @Inject
    RingSettings settings;

    @Inject
    @ConfigProperty(name = "kafka.bootstrap.servers")
    String bootstrap;

    @TempDir
    Path folder;

    private RingEvents events;
    private Ring ring;
    private TestRepository repository;

    @BeforeEach
    void listen() {
        events = new RingEvents(bootstrap, settings.codec());
        ring = new Ring(envelope -> sender.send(envelope).toCompletableFuture().join(), events);
        repository = new TestRepository(folder.resolve("repository"));
    }

    @AfterEach
    void stop() throws InterruptedException {
        events.close();
    }

    @Test
    void gatesRunOnceWhenTheIntegratedTreeIsTheProvenOneAndTwiceWhenTheTargetHasMoved() throws Exception {
        Path runs = folder.resolve("runs");
        Project project =
                ring.repositoryProject("once", repository.path(), Gate.ofShellLine("count", "echo run >> " + runs));
        Assignment alone = Ring.assignment(project, "shell");

        ring.prepare(alone, "echo made > made.txt");
        assertThat(ring.awaitOutcome(alone)).isInstanceOf(Outcome.Succeeded.class);
        assertThat(Files.readAllLines(runs)).hasSize(1);

        Path go = folder.resolve("go");
        Assignment overtaken = Ring.assignment(project, "shell");
        ring.prepare(overtaken, "echo more > more.txt; until [ -e " + go + " ]; do sleep 0.02; done");
        ring.awaitStarted(overtaken);
        repository.write("other.txt", "other\n");
        repository.commit("meanwhile");
        Files.writeString(go, "");
        assertThat(ring.awaitOutcome(overtaken)).isInstanceOf(Outcome.Succeeded.class);
        assertThat(Files.readAllLines(runs)).hasSize(3);
    }

    @Test
    void reviewedWorkLandsAfterItsApprovalAndNotBefore() {
        Project project =
                ring.repositoryProject("seen", repository.path(), LandingMode.REVIEW, Gate.ofShellLine("ok", "true"));
        Assignment assignment = Ring.assignment(project, "shell");
        String before = repository.head();
        ring.prepare(assignment, "echo made > made.txt");

        AttemptEvent.AttemptAwaitsReview asked = ring.awaitEvent(assignment, AttemptEvent.AttemptAwaitsReview.class);
        assertThat(asked.diffStat()).contains("made.txt", "1 file changed");
        Decision decision = awaitReview(assignment);
        assertThat(decision.options()).containsExactly(DecisionOption.APPROVE, DecisionOption.REJECT);
        assertThat(decision.detail()).contains("+made");
        assertThat(repository.head()).isEqualTo(before);

        ring.answer(decision, DecisionOption.APPROVE, "");

        assertThat(ring.awaitOutcome(assignment)).isEqualTo(new Outcome.Succeeded(repository.head()));
        assertThat(repository.onMain("made.txt")).isEqualTo("made\n");
    }

    @Test
    void rejectedWorkNeverLandsAndTheReviewersTextIsItsFailure() {
        Project project = ring.repositoryProject("refused", repository.path(), LandingMode.REVIEW);
        Assignment assignment = Ring.assignment(project, "shell");
        String before = repository.head();
        ring.prepare(assignment, "echo made > made.txt");

        ring.answer(awaitReview(assignment), DecisionOption.REJECT, "Call it done.txt.");

        assertThat(ring.awaitOutcome(assignment))
                .isEqualTo(new Outcome.Failed(
                        FailureClass.REJECTED, "mara sent the work back: Call it done.txt.", "Call it done.txt."));
        assertThat(repository.head()).isEqualTo(before);
        assertThat(repository.git("branch", "--list", "ringmaster/*"))
                .contains(assignment.task().id().value());
    }

    @Test
    void batchLandsTogetherAndOnlyTheGuiltyOneIsSentBack() throws Exception {
        Path runs = folder.resolve("runs");
        // Each passes alone; red and blue do not go together.
        Project project = ring.repositoryProject(
                "batch",
                repository.path(),
                Gate.ofShellLine(
                        "pair", "echo $(pwd) >> " + runs + "; sleep 0.4; ! { [ -e red.txt ] && [ -e blue.txt ]; }"));
        List<Assignment> all = new ArrayList<>();
        for (String name : List.of("first", "red", "green", "blue", "white", "black")) {
            Assignment assignment = Ring.assignment(project, "shell");
            all.add(assignment);
            ring.prepare(assignment, "echo x > " + name + ".txt");
        }

        List<Outcome> outcomes = all.stream().map(ring::awaitOutcome).toList();

        assertThat(outcomes.stream().filter(Outcome.Succeeded.class::isInstance))
                .hasSize(5);
        assertThat(outcomes)
                .filteredOn(Outcome.Failed.class::isInstance)
                .singleElement()
                .isInstanceOfSatisfying(Outcome.Failed.class, failed -> {
                    assertThat(failed.failure()).isEqualTo(FailureClass.GATE_FAILED);
                    assertThat(failed.message()).startsWith("integrated with main");
                });
        assertThat(List.of(outcomes.get(1), outcomes.get(3)))
                .as("either of the two that do not go together")
                .anyMatch(Outcome.Failed.class::isInstance);
        assertThat(repository.commitsOnMain()).isEqualTo(6);
        long integrated = Files.readAllLines(runs).stream()
                .filter(line -> line.contains("/landing/"))
                .count();
        assertThat(integrated).as("runs on integrated trees").isLessThan(10);
    }

    @Test
    void tasksWithGatesOfTheirOwnLandTogetherAndNoneIsSentBackByAnothersGate() throws Exception {
        Path runs = folder.resolve("own-runs");
        Project project = ring.repositoryProject(
                "own", repository.path(), Gate.ofShellLine("slow", "echo $(pwd) >> " + runs + "; sleep 0.4"));
        List<Assignment> all = new ArrayList<>();
        for (String name : List.of("first", "red", "green", "blue", "white", "black")) {
            // Whoever comes after red takes away what red's own gate wants, which alone would not be asked.
            String line = "[ -e " + name + ".txt ]" + (name.equals("red") ? " && [ ! -e blue.txt ]" : "");
            Assignment assignment = Ring.gated(Ring.assignment(project, "shell"), Gate.ofShellLine("written", line));
            all.add(assignment);
            ring.prepare(assignment, (name.equals("blue") ? "sleep 0.3; " : "") + "echo x > " + name + ".txt");
        }

        List<Outcome> outcomes = all.stream().map(ring::awaitOutcome).toList();

        assertThat(outcomes.stream().filter(Outcome.Succeeded.class::isInstance).count())
                .as("all but red, where blue was first")
                .isGreaterThanOrEqualTo(outcomes.get(1) instanceof Outcome.Failed ? 5 : 6);
        long integrated = Files.readAllLines(runs).stream()
                .filter(line -> line.contains("/landing/"))
                .count();
        assertThat(integrated).as("runs on integrated trees").isLessThan(10);
    }

    @Test
    void proposedWorkIsDoneOnceItIsMergedOnTheRemote() throws Exception {
        Path remote = folder.resolve("remote.git");
        repository.git("init", "-q", "--bare", "-b", "main", remote.toString());
        repository.git("remote", "add", "origin", remote.toString());
        repository.git("push", "-q", "origin", "main");
        Project project = ring.repositoryProject("proposed", repository.path(), LandingMode.PULL_REQUEST);
        Assignment assignment = Ring.assignment(project, "shell");
        ring.prepare(assignment, "echo made > made.txt");

        AttemptEvent.AttemptProposed proposed = ring.awaitEvent(assignment, AttemptEvent.AttemptProposed.class);
        assertThat(proposed.branch())
                .isEqualTo("ringmaster/" + assignment.task().id());
        assertThat(proposed.url()).isNull();
        assertThat(ring.toldOf(assignment)).doesNotContain(AttemptEvent.AttemptFinished.class);

        repository.git("--git-dir=" + remote, "update-ref", "refs/heads/main", "refs/heads/" + proposed.branch());

        Outcome outcome = ring.awaitOutcome(assignment);
        assertThat(outcome).isEqualTo(new Outcome.Succeeded(repository.head()));
        assertThat(repository.onMain("made.txt")).isEqualTo("made\n");
        await().atMost(Ring.SOON).until(() -> !Files.exists(settings.folder().worktree(assignment.attempt())));
    }

    @Test
    void treesAreReadiedBeforeAgentsAndGatesWithPortsAndATemporaryFolderOfTheirOwn() throws Exception {
        repository.write(".env", "KEY=secret\n");
        Project project = ring.repositoryProject(
                "ready",
                repository.path(),
                LandingMode.AUTO,
                new WorkspaceSetup(
                        List.of(Gate.ofShellLine(
                                "deps", "echo deps > deps.installed; echo deps.installed >> .git-ignored")),
                        List.of(".env")),
                Gate.ofShellLine("env", "grep -q secret .env && test -f deps.installed"));
        Assignment assignment = Ring.assignment(project, "shell");

        ring.prepare(
                assignment,
                "set -e; test -f deps.installed; rm .git-ignored deps.installed; grep secret .env; touch $TMPDIR/mine;"
                        + " echo $RINGMASTER_PORT_BASE > port.txt; echo deps > deps.installed");

        assertThat(ring.awaitOutcome(assignment)).isInstanceOf(Outcome.Succeeded.class);
        assertThat(Integer.parseInt(repository.onMain("port.txt").trim())).isBetween(20_000, 29_990);
        assertThat(repository.git("ls-tree", "-r", "--name-only", "main")).doesNotContain(".env");
        await().atMost(Ring.SOON)
                .until(() -> !Files.exists(settings.folder()
                        .state()
                        .resolve("tmp")
                        .resolve(assignment.attempt().toString())));
    }

    @Test
    void setUpThatFailsEndsTheAttemptBeforeItsAgentStarts() {
        Project project = ring.repositoryProject(
                "unready",
                repository.path(),
                LandingMode.AUTO,
                new WorkspaceSetup(List.of(Gate.ofShellLine("deps", "echo no network; exit 3")), List.of()));
        Assignment assignment = Ring.assignment(project, "shell");

        ring.prepare(assignment, "echo made > made.txt");

        assertThat(ring.awaitOutcome(assignment)).isInstanceOfSatisfying(Outcome.Failed.class, failed -> {
            assertThat(failed.failure()).isEqualTo(FailureClass.PREPARATION);
            assertThat(failed.message()).isEqualTo("set-up 'deps' ended with exit code 3");
            assertThat(failed.detail()).contains("no network");
        });
        assertThat(ring.toldOf(assignment)).containsExactly(AttemptEvent.AttemptFinished.class);
    }

    @Test
    void foldersThatAProjectKeepsSaveTheNextAttemptTheirSetUp() throws Exception {
        repository.write(".gitignore", "deps/\nscratch/\n");
        repository.commit("ignore");
        Project project = ring.repositoryProject(
                "kept",
                repository.path(),
                LandingMode.AUTO,
                new WorkspaceSetup(
                        List.of(Gate.ofShellLine(
                                "deps", "[ -d deps ] || { sleep 2; mkdir deps; echo lib > deps/lib; }")),
                        List.of(),
                        List.of("deps")));
        List<Duration> took = new ArrayList<>();
        for (String name : List.of("one", "two")) {
            Assignment assignment = Ring.assignment(project, "shell");
            Instant begun = Instant.now();
            ring.prepare(
                    assignment,
                    "test ! -e scratch && mkdir scratch && cat deps/lib > made-" + name
                            + ".txt && git branch --show-current");
            ring.awaitStarted(assignment);
            took.add(Duration.between(begun, Instant.now()));
            assertThat(ring.awaitOutcome(assignment)).isInstanceOf(Outcome.Succeeded.class);
            assertThat(repository.onMain("made-" + name + ".txt")).isEqualTo("lib\n");
            await().atMost(Ring.SOON)
                    .until(() -> !Files.exists(settings.folder().worktree(assignment.attempt())));
        }
        System.out.println("set-up and start: " + took);
        assertThat(took.get(0)).isGreaterThan(Duration.ofSeconds(2));
        assertThat(took.get(1)).isLessThan(Duration.ofMillis(1500));
    }

    @Test
    void keptWorkIsToldWithItsReasonUntilItHasLanded() {
        Project project = ring.repositoryProject("books", repository.path(), Gate.ofShellLine("red", "exit 1"));
        Assignment assignment = Ring.assignment(project, "shell");

        ring.prepare(assignment, "echo made > made.txt");
        ring.awaitOutcome(assignment);

        await().atMost(Ring.SOON)
                .untilAsserted(() -> assertThat(events.all(WorkEvent.WorkRecorded.class))
                        .filteredOn(recorded -> recorded.project().equals(project.id()))
                        .last()
                        .satisfies(recorded -> assertThat(recorded.items())
                                .singleElement()
                                .satisfies(work -> {
                                    assertThat(work.task())
                                            .isEqualTo(assignment.task().id());
                                    assertThat(work.unlanded()).isTrue();
                                    assertThat(work.commits()).isEqualTo(1);
                                    assertThat(work.bytes()).isPositive();
                                    assertThat(work.reason()).contains("gate 'red'", "1 commit is not on main");
                                })));

        ring.tell(new WorkCollectionRequested("c-1", project.id(), false, List.of(), "mara"));
        assertThat(collected("c-1").removed()).isEmpty();
        assertThat(collected("c-1").kept())
                .singleElement()
                .satisfies(work -> assertThat(work.reason()).contains("the next attempt may go on in it"));

        ring.tell(new WorkCollectionRequested(
                "c-2", project.id(), false, List.of(assignment.task().id()), "mara"));
        assertThat(collected("c-2").removed())
                .singleElement()
                .satisfies(work -> assertThat(work.evidence())
                        .contains("is kept by refs/heads/ringmaster/"
                                + assignment.task().id()));
        assertThat(collected("c-2").kept())
                .singleElement()
                .satisfies(work -> assertThat(work.worktree()).isNull());
    }

    private Decision awaitReview(Assignment assignment) {
        await().atMost(Ring.SOON)
                .until(() -> events.all(DecisionNeeded.class).stream()
                        .anyMatch(needed ->
                                assignment.attempt().equals(needed.decision().attempt())));
        Decision decision = events.all(DecisionNeeded.class).stream()
                .map(DecisionNeeded::decision)
                .filter(each -> assignment.attempt().equals(each.attempt()))
                .findFirst()
                .orElseThrow();
        assertThat(decision.kind()).isEqualTo(DecisionKind.REVIEW);
        return decision;
    }

    private WorkEvent.WorkCollected collected(String request) {
        await().atMost(Ring.SOON)
                .until(() -> events.all(WorkEvent.WorkCollected.class).stream()
                        .anyMatch(answer -> answer.request().equals(request)));
        return events.all(WorkEvent.WorkCollected.class).stream()
                .filter(answer -> answer.request().equals(request))
                .findFirst()
                .orElseThrow();
    }
}
