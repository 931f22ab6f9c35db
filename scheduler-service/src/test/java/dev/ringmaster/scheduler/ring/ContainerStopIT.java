package dev.ringmaster.scheduler.ring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.awaitility.Awaitility.await;

import dev.ringmaster.model.attempt.Assignment;
import dev.ringmaster.model.attempt.Outcome;
import dev.ringmaster.model.event.AttemptEvent;
import dev.ringmaster.model.project.Project;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The scheduler as its container starts and stops it: the packaged service with the profile {@code container}. */
class ContainerStopIT {

    /** All that a container does to its processes that matters here: they are numbered from 1, and end with the first of them. */
    private static final List<String> CONTAINER = List.of("unshare", "--pid", "--fork", "--mount-proc", "--kill-child");

    @TempDir
    Path home;

    private final int management = freePort();

    @Test
    void stopWaitsForAgentsUnreadyAndTakesNothingNew() throws Exception {
        try (KillableRing killable = new KillableRing(home, container("PT1M"))) {
            Ring ring = killable.ring();
            Project project = ring.folderProject("drained");
            Assignment atWork = begin(ring, project, "until [ -e go ]; do sleep 0.1; done; exit 3");
            ring.awaitStarted(atWork);
            assertThat(get("/q/health/ready").statusCode()).isEqualTo(200);

            killable.scheduler().terminate();

            await().atMost(Ring.SOON).until(() -> get("/q/health/ready").statusCode() == 503);
            assertThat(get("/q/metrics").body()).contains("ringmaster_scheduler_attempts_at_work 1.0");
            Assignment late = begin(ring, project, "exit 0");
            assertThat(ring.awaitEvent(late, AttemptEvent.AttemptDeclined.class).reason())
                    .isEqualTo("the scheduler is being stopped");
            assertThat(killable.scheduler().isAlive()).isTrue();
            Files.createFile(home.resolve(".ringmaster/worktrees/" + atWork.attempt() + "/go"));
            assertThat(ring.awaitOutcome(atWork)).isInstanceOf(Outcome.Failed.class);
            await().atMost(Ring.SOON).until(() -> !killable.scheduler().isAlive());
        }
        assertThat(Files.readAllLines(home.resolve("scheduler.log")))
                .filteredOn(line -> line.contains("attempt started"))
                .hasSize(1)
                .allMatch(line ->
                        line.startsWith("{\"timestamp\":") && line.contains("\"service\":\"scheduler-service\""));
    }

    @Test
    void agentThatEndedWithItsContainerIsProvenLostAndItsWorkGoneOnWith() throws Exception {
        assumeThat(new ProcessBuilder("unshare", "--pid", "--fork", "--mount-proc", "true")
                        .start()
                        .waitFor())
                .as("this user may make a PID namespace")
                .isZero();
        try (KillableRing killable = new KillableRing(home, container("PT1S"), CONTAINER)) {
            Ring ring = killable.ring();
            Project project = ring.repositoryProject("moved", new TestRepository(home.resolve("repository")).path());
            Assignment cut = Ring.assignment(project, "talker");
            ring.assign(cut);
            ring.prepare(cut, "echo half >half.txt; until [ -e go ]; do sleep 0.1; done\n");
            ring.awaitStarted(cut);
            Path half = home.resolve(".ringmaster/worktrees/" + cut.attempt() + "/half.txt");
            await().atMost(Ring.SOON).until(() -> Files.exists(half));

            killable.scheduler().terminate();
            await().atMost(Ring.SOON).until(() -> !killable.scheduler().isAlive());
            // Processes are numbered from 1 again: the old numbers are others' now.
            killable.startAgain();

            assertThat(ring.awaitOutcome(cut)).isInstanceOf(Outcome.Lost.class);
            assertThat(half).hasContent("half");
            Assignment next = Ring.resumed(cut, "t-1");
            ring.assign(next);
            ring.prepare(next, "cat half.txt >whole.txt; exit 0\n");
            ring.awaitOutcome(next);
            assertThat(half.resolveSibling("whole.txt")).hasContent("half");
        }
    }

    private Assignment begin(Ring ring, Project project, String script) {
        Assignment assignment = Ring.assignment(project, "shell");
        ring.assign(assignment);
        ring.prepare(assignment, script + "\n");
        return assignment;
    }

    private Map<String, String> container(String drain) {
        return Map.of(
                "QUARKUS_PROFILE",
                "prod,container",
                "RINGMASTER_MANAGEMENT_PORT",
                Integer.toString(management),
                "RINGMASTER_SHUTDOWN_LINGER",
                "PT0.2S",
                "RINGMASTER_DRAIN_TIMEOUT",
                drain);
    }

    private HttpResponse<String> get(String path) throws Exception {
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(
                    HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + management + path))
                            .timeout(Duration.ofSeconds(5))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
        }
    }

    private static int freePort() {
        try (ServerSocket free = new ServerSocket(0)) {
            return free.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
