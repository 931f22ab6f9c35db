package dev.ringmaster.scheduler.ring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.ringmaster.model.attempt.Assignment;
import dev.ringmaster.model.attempt.FailureClass;
import dev.ringmaster.model.attempt.Outcome;
import dev.ringmaster.model.decision.DecisionOption;
import dev.ringmaster.model.event.AttemptEvent;
import dev.ringmaster.model.event.DecisionNeeded;
import dev.ringmaster.model.project.Gate;
import dev.ringmaster.model.project.LandingMode;
import dev.ringmaster.model.project.Project;
import dev.ringmaster.model.usage.FigureSource;
import dev.ringmaster.model.usage.TokenUsage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The scheduler is killed as {@code kill -9} does it and started again; what it began goes on as if nothing had been. */
class RestartIT {

    @TempDir
    Path home;

    private KillableRing killable;
    private Ring ring;

    @BeforeEach
    void start() throws IOException {
        killable = new KillableRing(home, Map.of());
        ring = killable.ring();
    }

    @AfterEach
    void stop() throws Exception {
        killable.close();
    }

    @Test
    void adoptedAgentIsHeardFromItsFirstByte() throws Exception {
        Path go = home.resolve("go-talk");
        Assignment talking = Ring.assignment(ring.folderProject("talk"), "talker");
        ring.prepare(talking, """
                echo '{"type":"thread.started","thread_id":"t-1"}'
                until [ -e %s ]; do sleep 0.05; done
                echo '{"type":"turn.completed","usage":{"input_tokens":10,"cached_input_tokens":4,"output_tokens":2}}'
                """.formatted(go));
        assertThat(ring.awaitEvent(talking, AttemptEvent.AttemptReported.class)
                        .report()
                        .session())
                .isEqualTo("t-1");

        killable.scheduler().kill();
        Files.writeString(go, "");
        killable.startAgain();

        assertThat(ring.awaitOutcome(talking)).isEqualTo(new Outcome.Succeeded(null));
        List<AttemptEvent.AttemptReported> reports = ring.reportsOf(talking);
        assertThat(reports.getLast().report().session()).isEqualTo("t-1");
        assertThat(reports.getLast().report().tokens())
                .isEqualTo(new TokenUsage(6L, 2L, 4L, null, FigureSource.ACTUAL));
    }

    @Test
    void killedSchedulerAdoptsEveryLiveAttemptAndLosesNoExitCode() throws Exception {
        Project project = ring.folderProject("adopt");
        Path go = home.resolve("go");
        List<Assignment> ending = new ArrayList<>();
        List<Assignment> living = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            ending.add(begin(project, "until [ -e " + go + " ]; do sleep 0.05; done; exit 4"));
            living.add(begin(project, "until [ -e " + go + "-on ]; do sleep 0.05; done"));
        }
        ending.forEach(ring::awaitStarted);
        living.forEach(ring::awaitStarted);

        killable.scheduler().kill();
        Files.writeString(go, "");
        for (Assignment assignment : ending) {
            Path exit = home.resolve(".ringmaster/attempts/" + assignment.attempt() + "/exit.json");
            await().atMost(Ring.SOON).until(() -> Files.exists(exit));
        }
        Assignment late = begin(project, "true");
        killable.startAgain();
        Files.writeString(home.resolve("go-on"), "");

        for (Assignment assignment : ending) {
            assertThat(ring.awaitOutcome(assignment)).isInstanceOfSatisfying(Outcome.Failed.class, failed -> {
                assertThat(failed.failure()).isEqualTo(FailureClass.AGENT_ERROR);
                assertThat(failed.message()).contains("exit code 4");
            });
        }
        for (Assignment assignment : living) {
            assertThat(ring.awaitOutcome(assignment)).isEqualTo(new Outcome.Succeeded(null));
        }
        assertThat(ring.awaitOutcome(late)).isEqualTo(new Outcome.Succeeded(null));
        for (Assignment assignment : ending) {
            assertThat(witnessOf(assignment)).hasContent("began");
            assertThat(ring.toldOf(assignment))
                    .containsExactly(
                            AttemptEvent.AttemptStarted.class,
                            AttemptEvent.AttemptExited.class,
                            AttemptEvent.AttemptFinished.class);
        }
    }

    @Test
    void reviewSurvivesAKilledSchedulerAndIsAnsweredWhileItIsDown() throws Exception {
        TestRepository repository = new TestRepository(home.resolve("reviewed"));
        Project project = ring.repositoryProject("reviewed", repository.path(), LandingMode.REVIEW);
        Assignment assignment = Ring.assignment(project, "shell");
        ring.prepare(assignment, "echo made > made.txt");
        ring.awaitEvent(assignment, AttemptEvent.AttemptAwaitsReview.class);
        await().atMost(Ring.SOON)
                .until(() -> !killable.events().all(DecisionNeeded.class).isEmpty());

        killable.scheduler().kill();
        ring.answer(killable.events().all(DecisionNeeded.class).getFirst().decision(), DecisionOption.APPROVE, "");
        killable.startAgain();

        assertThat(ring.awaitOutcome(assignment)).isEqualTo(new Outcome.Succeeded(repository.head()));
        assertThat(killable.events().all(DecisionNeeded.class)).hasSize(1);
    }

    @Test
    void revokeThatComesWhileTheSchedulerIsDownEndsTheAdoptedProcess() {
        Assignment assignment = begin(ring.folderProject("called-off"), "sleep 300");
        long pid = ring.awaitStarted(assignment).pid();

        killable.scheduler().kill();
        ring.revoke(assignment, "no longer wanted");
        killable.startAgain();

        assertThat(ring.awaitOutcome(assignment)).isEqualTo(new Outcome.Cancelled("no longer wanted"));
        await().atMost(Ring.SOON)
                .until(() ->
                        ProcessHandle.of(pid).filter(ProcessHandle::isAlive).isEmpty());
    }

    @Test
    void landingThatWasCutShortLandsOnce() throws Exception {
        TestRepository repository = new TestRepository(home.resolve("repository"));
        Path runs = home.resolve("gate-runs");
        Path go = home.resolve("go");
        // The first run proves the attempt; the second, on the integrated tree, waits.
        Gate gate = Gate.ofShellLine(
                "slow",
                "echo run >> " + runs + "; [ $(wc -l < " + runs + ") -lt 2 ] || until [ -e " + go
                        + " ]; do sleep 0.05; done");
        Path moved = home.resolve("moved");
        Assignment assignment = begin(
                ring.repositoryProject("cut", repository.path(), gate),
                "echo made > made.txt; until [ -e " + moved + " ]; do sleep 0.05; done");
        ring.awaitStarted(assignment);
        // Otherwise the integrated tree would be the proven one and its gates would not run again.
        repository.write("other.txt", "other\n");
        repository.commit("meanwhile");
        Files.writeString(moved, "");
        await().atMost(Ring.SOON)
                .until(() -> Files.exists(runs) && Files.readAllLines(runs).size() == 2);

        killable.scheduler().kill();
        Files.writeString(go, "");
        killable.startAgain();

        assertThat(ring.awaitOutcome(assignment)).isEqualTo(new Outcome.Succeeded(repository.head()));
        assertThat(repository.commitsOnMain()).isEqualTo(3);
        assertThat(repository.onMain("made.txt")).isEqualTo("made\n");
        Path worktree = home.resolve(".ringmaster/worktrees/" + assignment.attempt());
        await().atMost(Ring.SOON).until(() -> !Files.exists(worktree));
    }

    private Assignment begin(Project project, String script) {
        Assignment assignment = Ring.assignment(project, "roomy");
        ring.assign(assignment);
        ring.prepare(assignment, "echo began >> " + witnessOf(assignment) + "; " + script);
        return assignment;
    }

    private Path witnessOf(Assignment assignment) {
        return home.resolve("witness-" + assignment.attempt());
    }
}
