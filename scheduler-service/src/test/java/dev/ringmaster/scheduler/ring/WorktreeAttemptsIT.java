package dev.ringmaster.scheduler.ring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.ringmaster.model.attempt.Assignment;
import dev.ringmaster.model.attempt.FailureClass;
import dev.ringmaster.model.attempt.Outcome;
import dev.ringmaster.model.attempt.OutputSource;
import dev.ringmaster.model.event.AttemptEvent;
import dev.ringmaster.model.event.OutputAppended;
import dev.ringmaster.model.id.TaskId;
import dev.ringmaster.model.project.Gate;
import dev.ringmaster.model.project.Project;
import dev.ringmaster.runtime.RingTestResource;
import dev.ringmaster.runtime.messaging.EventSender;
import dev.ringmaster.runtime.settings.RingSettings;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@QuarkusTest
@WithTestResource(value = RingTestResource.class, initArgs = @ResourceArg(name = "toml", value = Workers.TOML))
class WorktreeAttemptsIT {

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
    void workThatPassesItsGatesLands() {
        Project project = ring.repositoryProject(
                "lands", repository.path(), Gate.ofShellLine("made", "echo looking; test -f made.txt"));
        Assignment assignment = Ring.assignment(project, "shell");

        ring.assign(assignment);
        ring.prepare(assignment, "echo made > made.txt; exit 1");
        Outcome outcome = ring.awaitOutcome(assignment);

        assertThat(outcome).isEqualTo(new Outcome.Succeeded(repository.head()));
        assertThat(repository.onMain("made.txt")).isEqualTo("made\n");
        assertThat(repository.git("log", "-1", "--format=%s", "main").trim())
                .isEqualTo(assignment.task().title());
        assertThat(ring.toldOf(assignment))
                .containsExactly(
                        AttemptEvent.AttemptStarted.class,
                        AttemptEvent.AttemptExited.class,
                        AttemptEvent.AttemptProven.class,
                        AttemptEvent.AttemptLanded.class,
                        AttemptEvent.AttemptFinished.class);
        await().atMost(Ring.SOON).until(() -> !Files.exists(settings.folder().worktree(assignment.attempt())));
        await().atMost(Ring.SOON)
                .until(() -> events.all(OutputAppended.class).stream()
                        .anyMatch(piece -> piece.source() == OutputSource.GATE
                                && piece.attempt().attempt().equals(assignment.attempt())
                                && piece.text().contains("looking")));
    }

    @Test
    void failedGateKeepsTheWorkAndTellsWhy() {
        Project project =
                ring.repositoryProject("red", repository.path(), Gate.ofShellLine("test", "echo expected 2; exit 7"));
        Assignment assignment = Ring.assignment(project, "shell");
        String before = repository.head();

        ring.prepare(assignment, "echo made > made.txt");

        assertThat(ring.awaitOutcome(assignment)).isInstanceOfSatisfying(Outcome.Failed.class, failed -> {
            assertThat(failed.failure()).isEqualTo(FailureClass.GATE_FAILED);
            assertThat(failed.message()).contains("test", "7");
            assertThat(failed.detail()).contains("expected 2");
        });
        assertThat(repository.head()).isEqualTo(before);
        assertThat(settings.folder().worktree(assignment.attempt()).resolve("made.txt"))
                .hasContent("made");
    }

    @Test
    void workThatDeletesATestFailsBeforeAnyGateRunsUnlessItsTaskAllowsIt() throws Exception {
        Files.createDirectories(repository.path().resolve("tests"));
        repository.write("tests/test_sum.py", "def test_sum():\n    assert 1 + 1 == 2\n");
        repository.commit("tests");
        Path ran = folder.resolve("gate-ran");
        Project project = ring.repositoryProject("guarded", repository.path(), Gate.ofShellLine("t", "touch " + ran));
        TaskId task = new TaskId("guarded-900");
        Assignment refused = Ring.assignment(project, task, 1, "shell");

        ring.prepare(refused, "rm tests/test_sum.py; echo done > made.txt");

        assertThat(ring.awaitOutcome(refused)).isInstanceOfSatisfying(Outcome.Failed.class, failed -> {
            assertThat(failed.failure()).isEqualTo(FailureClass.TESTS_WEAKENED);
            assertThat(failed.message()).contains("tests/test_sum.py was deleted with 1 test (test_sum)");
            assertThat(failed.detail()).contains("allow-test-changes");
        });
        assertThat(ran).doesNotExist();

        Assignment allowed = Ring.assignment(project, task, 2, "shell", "allow-test-changes");
        ring.prepare(allowed, "rm tests/test_sum.py; echo done > made.txt");
        assertThat(ring.awaitOutcome(allowed)).isInstanceOf(Outcome.Succeeded.class);
    }

    @Test
    void changedGateScriptIsNeverRun() throws Exception {
        repository.write("check.sh", "exit 1\n");
        repository.commit("check");
        Path ran = folder.resolve("forged");
        Assignment assignment = Ring.assignment(
                ring.repositoryProject("forger", repository.path(), Gate.ofShellLine("check", "sh ./check.sh")),
                "shell");

        ring.prepare(assignment, "echo 'touch " + ran + "; exit 0' > check.sh; echo made > made.txt");

        assertThat(ring.awaitOutcome(assignment)).isInstanceOfSatisfying(Outcome.Failed.class, failed -> {
            assertThat(failed.failure()).isEqualTo(FailureClass.TESTS_WEAKENED);
            assertThat(failed.message()).contains("check.sh says how the work is proved and was changed");
        });
        assertThat(ran).doesNotExist();
    }

    @Test
    void attemptThatChangesNothingHasFailedAndLeavesNothing() {
        Assignment assignment = Ring.assignment(ring.repositoryProject("idle", repository.path()), "shell");

        ring.prepare(assignment, "echo thinking");

        assertThat(ring.awaitOutcome(assignment))
                .isEqualTo(new Outcome.Failed(
                        FailureClass.NO_CHANGES, "the agent ended without changing anything", "thinking\n"));
        await().atMost(Ring.SOON).until(() -> !Files.exists(settings.folder().worktree(assignment.attempt())));
    }

    @Test
    void workBesideOneAnotherLandsOneByOneOnTheNewestTarget() {
        Project project = ring.repositoryProject("crowd", repository.path(), Gate.ofShellLine("ok", "true"));
        List<Assignment> assignments = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            Assignment assignment = Ring.assignment(project, "shell");
            assignments.add(assignment);
            ring.prepare(assignment, "echo $RINGMASTER_TASK > $RINGMASTER_TASK.txt");
        }

        for (Assignment assignment : assignments) {
            assertThat(ring.awaitOutcome(assignment)).isInstanceOf(Outcome.Succeeded.class);
            assertThat(repository.onMain(assignment.task().id() + ".txt").trim())
                    .isEqualTo(assignment.task().id().value());
        }
        assertThat(repository.commitsOnMain()).isEqualTo(9);
    }

    @Test
    void conflictNamesTheFiles() throws Exception {
        Project project = ring.repositoryProject("clash", repository.path());
        Assignment assignment = Ring.assignment(project, "shell");
        Path go = folder.resolve("go");
        ring.prepare(assignment, "echo mine > readme.txt; until [ -e " + go + " ]; do sleep 0.02; done");
        ring.awaitStarted(assignment);
        repository.write("readme.txt", "theirs\n");
        repository.commit("meanwhile");

        Files.writeString(go, "");

        assertThat(ring.awaitOutcome(assignment)).isInstanceOfSatisfying(Outcome.Failed.class, failed -> {
            assertThat(failed.failure()).isEqualTo(FailureClass.CONFLICT);
            assertThat(failed.message()).contains("readme.txt");
        });
        assertThat(ring.toldOf(assignment)).contains(AttemptEvent.AttemptConflicted.class);
        assertThat(repository.onMain("readme.txt")).isEqualTo("theirs\n");
    }

    @Test
    void missingTargetBranchIsAProblemOfTheProject() {
        repository.git("branch", "-m", "main", "trunk");
        Assignment assignment = Ring.assignment(ring.repositoryProject("nomain", repository.path()), "shell");

        ring.prepare(assignment, "true");

        assertThat(ring.awaitOutcome(assignment)).isInstanceOfSatisfying(Outcome.Failed.class, failed -> {
            assertThat(failed.failure()).isEqualTo(FailureClass.PROJECT_PROBLEM);
            assertThat(failed.message()).contains("main");
        });
        assertThat(ring.toldOf(assignment)).containsExactly(AttemptEvent.AttemptFinished.class);
    }

    @Test
    void revokeWhileTheGatesRunEndsThemAndNothingLands() throws Exception {
        Path gate = folder.resolve("gate-runs");
        Project project = ring.repositoryProject(
                "halted", repository.path(), Gate.ofShellLine("slow", "echo $$ > " + gate + "; sleep 300"));
        Assignment assignment = Ring.assignment(project, "shell");
        String before = repository.head();
        ring.prepare(assignment, "echo made > made.txt");
        await().atMost(Ring.SOON).until(() -> Files.exists(gate) && Files.size(gate) > 1);

        ring.revoke(assignment, "no longer wanted");

        assertThat(ring.awaitOutcome(assignment)).isEqualTo(new Outcome.Cancelled("no longer wanted"));
        assertThat(repository.head()).isEqualTo(before);
        long pid = Long.parseLong(Files.readString(gate).trim());
        await().atMost(Ring.SOON)
                .until(() ->
                        ProcessHandle.of(pid).filter(ProcessHandle::isAlive).isEmpty());
    }
}
