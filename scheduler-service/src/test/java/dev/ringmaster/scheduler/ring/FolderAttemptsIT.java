package dev.ringmaster.scheduler.ring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.ringmaster.model.attempt.Assignment;
import dev.ringmaster.model.attempt.FailureClass;
import dev.ringmaster.model.attempt.Outcome;
import dev.ringmaster.model.event.AttemptEvent;
import dev.ringmaster.model.event.OutputAppended;
import dev.ringmaster.model.event.ProjectEvent;
import dev.ringmaster.model.event.PromptEvent;
import dev.ringmaster.model.event.WorkerEvent;
import dev.ringmaster.model.id.TaskId;
import dev.ringmaster.model.project.Gate;
import dev.ringmaster.model.project.Project;
import dev.ringmaster.model.project.Workspace;
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
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(value = RingTestResource.class, initArgs = @ResourceArg(name = "toml", value = Workers.TOML))
class FolderAttemptsIT {

    @Inject
    EventSender sender;

    @Inject
    RingSettings settings;

    @Inject
    @ConfigProperty(name = "kafka.bootstrap.servers")
    String bootstrap;

    private RingEvents events;
    private Ring ring;

    @BeforeEach
    void listen() {
        events = new RingEvents(bootstrap, settings.codec());
        ring = new Ring(envelope -> sender.send(envelope).toCompletableFuture().join(), events);
    }

    @AfterEach
    void stop() throws InterruptedException {
        events.close();
    }

    @Test
    void preparedPromptBecomesAProcessAndItsOutcome() {
        Project project = ring.folderProject("plain");
        Assignment assignment = Ring.assignment(project, "shell");

        ring.assign(assignment);
        ring.prepare(assignment, "echo hello from $RINGMASTER_TASK; env | cut -d= -f1 | sort > names");
        Outcome outcome = ring.awaitOutcome(assignment);

        assertThat(outcome).isEqualTo(new Outcome.Succeeded(null));
        assertThat(ring.toldOf(assignment))
                .containsExactly(
                        AttemptEvent.AttemptStarted.class,
                        AttemptEvent.AttemptExited.class,
                        AttemptEvent.AttemptFinished.class);
        await().atMost(Ring.SOON)
                .untilAsserted(() -> assertThat(outputOf(assignment))
                        .isEqualTo("hello from " + assignment.task().id() + "\n"));
        assertThat(settings.folder().worktree(assignment.attempt()).resolve("names"))
                .content()
                .contains("RINGMASTER_ATTEMPT", "PATH")
                .doesNotContain("MAVEN", "SUREFIRE");
    }

    @Test
    void exitCodeDecidesWhereThereIsNoGate() {
        Assignment assignment = Ring.assignment(ring.folderProject("exits"), "shell");

        ring.prepare(assignment, "echo it went wrong; exit 3");

        assertThat(ring.awaitOutcome(assignment))
                .isEqualTo(new Outcome.Failed(
                        FailureClass.AGENT_ERROR, "the agent ended with exit code 3", "it went wrong\n"));
    }

    @Test
    void gateDecidesWhereThereIsOne() {
        Project project = ring.folderProject("gated", Gate.ofShellLine("made", "echo looking; test -f made"));
        Assignment good = Ring.assignment(project, "shell");
        Assignment bad = Ring.assignment(project, "shell");

        ring.prepare(good, "touch made; exit 1");
        ring.prepare(bad, "echo nothing made");

        assertThat(ring.awaitOutcome(good)).isEqualTo(new Outcome.Succeeded(null));
        assertThat(ring.toldOf(good))
                .containsExactly(
                        AttemptEvent.AttemptStarted.class,
                        AttemptEvent.AttemptExited.class,
                        AttemptEvent.AttemptProven.class,
                        AttemptEvent.AttemptFinished.class);
        assertThat(ring.awaitOutcome(bad)).isInstanceOfSatisfying(Outcome.Failed.class, failed -> {
            assertThat(failed.failure()).isEqualTo(FailureClass.GATE_FAILED);
            assertThat(failed.detail()).contains("looking");
        });
    }

    @Test
    void attemptWaitsForItsProject() {
        Project project = Ring.project("later", 2, "", Workspace.NONE);
        Assignment assignment = Ring.assignment(project, "shell");
        Assignment other = Ring.assignment(ring.folderProject("plain"), "shell");

        ring.prepare(assignment, "true");
        ring.prepare(other, "true");
        ring.awaitOutcome(other);
        assertThat(ring.toldOf(assignment)).isEmpty();
        ring.tell(new ProjectEvent.ProjectUpdated(project));

        assertThat(ring.awaitOutcome(assignment)).isEqualTo(new Outcome.Succeeded(null));
    }

    @Test
    void revokeEndsTheWholeProcessGroup() throws Exception {
        Assignment assignment = Ring.assignment(ring.folderProject("plain"), "shell");
        ring.prepare(assignment, "sleep 300 & echo $! > child; wait");
        ring.awaitStarted(assignment);
        Path child = settings.folder().worktree(assignment.attempt()).resolve("child");
        await().atMost(Ring.SOON).until(() -> Files.exists(child) && Files.size(child) > 1);

        ring.revoke(assignment, "no longer wanted");

        assertThat(ring.awaitOutcome(assignment)).isEqualTo(new Outcome.Cancelled("no longer wanted"));
        long pid = Long.parseLong(Files.readString(child).trim());
        await().atMost(Ring.SOON)
                .until(() ->
                        ProcessHandle.of(pid).filter(ProcessHandle::isAlive).isEmpty());
    }

    @Test
    void revokeOfAnAttemptThatIsKnownByItsAssignmentAloneFinishesItAtOnce() {
        Assignment assignment = Ring.assignment(ring.folderProject("plain"), "shell");

        ring.assign(assignment);
        ring.revoke(assignment, "changed my mind");
        Outcome outcome = ring.awaitOutcome(assignment);
        ring.prepare(assignment, "touch " + witnessOf(assignment));
        settleOn("shell");

        assertThat(outcome).isEqualTo(new Outcome.Cancelled("changed my mind"));
        assertThat(witnessOf(assignment)).doesNotExist();
        assertThat(ring.toldOf(assignment)).containsExactly(AttemptEvent.AttemptFinished.class);
    }

    @Test
    void promptAtOrBelowARevokedEpochIsRefused() {
        Assignment assignment = Ring.assignment(ring.folderProject("plain"), "shell");

        ring.revoke(assignment, "changed my mind");
        settleOn("shell");
        ring.prepare(assignment, "touch " + witnessOf(assignment));

        assertThat(ring.awaitOutcome(assignment)).isEqualTo(new Outcome.Cancelled("changed my mind"));
        assertThat(witnessOf(assignment)).doesNotExist();
    }

    @Test
    void promptOfAnOldAssignmentChangesNothing() {
        Project project = ring.folderProject("plain");
        TaskId task = new TaskId("plain-old-epoch");
        Assignment old = Ring.assignment(project, task, 1, "shell");
        Assignment next = Ring.assignment(project, task, 2, "shell");

        ring.assign(next);
        ring.prepare(next, "true");
        ring.awaitOutcome(next);
        ring.prepare(old, "touch " + witnessOf(old));
        settleOn("shell");

        assertThat(ring.toldOf(old)).isEmpty();
        assertThat(witnessOf(old)).doesNotExist();
    }

    @Test
    void attemptThatRunsTooLongIsEnded() {
        Assignment assignment = Ring.assignment(ring.folderProject("plain"), "impatient");

        ring.prepare(assignment, "echo thinking; sleep 300");

        assertThat(ring.awaitOutcome(assignment)).isEqualTo(new Outcome.TimedOut(Duration.ofSeconds(1), "thinking\n"));
    }

    @Test
    void missingCommandIsABadCommandAndItsWorkerIsOffline() {
        Assignment assignment = Ring.assignment(ring.folderProject("plain"), "missing");

        ring.prepare(assignment, "true");

        assertThat(ring.awaitOutcome(assignment))
                .isInstanceOfSatisfying(
                        Outcome.Failed.class,
                        failed -> assertThat(failed.failure()).isEqualTo(FailureClass.BAD_COMMAND));
        await().atMost(Ring.SOON)
                .untilAsserted(() -> assertThat(events.all(WorkerEvent.WorkerOffline.class))
                        .anySatisfy(offline -> {
                            assertThat(offline.worker().id().value()).isEqualTo("missing");
                            assertThat(offline.worker().capacity()).isZero();
                            assertThat(offline.worker().reason()).contains("no-such-program");
                        }));
    }

    @Test
    void unknownWorkerDeclinesTheAttempt() {
        Assignment assignment = Ring.assignment(ring.folderProject("plain"), "nobody");

        ring.prepare(assignment, "true");

        assertThat(ring.awaitEvent(assignment, AttemptEvent.AttemptDeclined.class)
                        .reason())
                .contains("nobody");
    }

    @Test
    void failedPreparationIsTheOutcome() {
        Assignment assignment = Ring.assignment(ring.folderProject("plain"), "shell");

        ring.tell(new PromptEvent.TaskPreparationFailed(assignment, "the budget is too small"));

        assertThat(ring.awaitOutcome(assignment))
                .isEqualTo(new Outcome.Failed(FailureClass.PREPARATION, "the budget is too small", ""));
    }

    @Test
    void manyAttemptsEachRunOnce() {
        Project project = ring.folderProject("many");
        List<Assignment> assignments = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            Assignment assignment = Ring.assignment(project, "shell");
            assignments.add(assignment);
            ring.prepare(assignment, "echo run >> " + witnessOf(assignment));
        }

        for (Assignment assignment : assignments) {
            assertThat(ring.awaitOutcome(assignment)).isEqualTo(new Outcome.Succeeded(null));
            assertThat(witnessOf(assignment)).hasContent("run");
        }
        Set<Long> pids = events.all(AttemptEvent.AttemptStarted.class).stream()
                .filter(started -> started.attempt().project().equals(project.id()))
                .map(AttemptEvent.AttemptStarted::pid)
                .collect(Collectors.toSet());
        assertThat(pids).hasSize(60);
    }

    /** Waits until everything sent before has been taken in: one attempt goes through after it. */
    private void settleOn(String worker) {
        Assignment last = Ring.assignment(ring.folderProject("plain"), worker);
        ring.assign(last);
        ring.prepare(last, "true");
        ring.awaitOutcome(last);
    }

    private Path witnessOf(Assignment assignment) {
        return settings.folder().home().resolve("witness-" + assignment.attempt());
    }

    private String outputOf(Assignment assignment) {
        return events.all(OutputAppended.class).stream()
                .filter(piece -> piece.attempt().attempt().equals(assignment.attempt()))
                .map(OutputAppended::text)
                .collect(Collectors.joining());
    }
}
