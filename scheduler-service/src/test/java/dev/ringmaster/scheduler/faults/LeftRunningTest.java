package dev.ringmaster.scheduler.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.ringmaster.execution.process.Shim;
import dev.ringmaster.model.id.AttemptId;
import dev.ringmaster.scheduler.runtime.AttemptLiveness;
import dev.ringmaster.scheduler.runtime.local.LocalProcessRuntime;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What an agent has started is over with it, however it was started and whatever became of the attempt's folder. */
@Timeout(60)
class LeftRunningTest {

    @TempDir
    Path folder;

    private final AttemptId attempt = new AttemptId(UUID.randomUUID());

    @AfterEach
    void leaveNoAgents() throws Exception {
        StartedAgents.endIn(folder);
    }

    @Test
    void grandchildrenInSessionsOfTheirOwnAreEndedByTheServiceThatAdoptedThem() throws Exception {
        Witness witness = new Witness(folder);
        String daemon = "setsid sh -c 'setsid sh -c \"echo \\$\\$ >>grandchildren; exec sleep 300\" & wait' &";
        Process control = new ProcessBuilder("setsid", "sleep", "300").start();
        try (LocalProcessRuntime first = new LocalProcessRuntime(folder.resolve("attempts"))) {
            first.launch(witness.agent(attempt, daemon + daemon + "wait"));
            awaitGrandchildren(witness, 2);
        }

        try (LocalProcessRuntime second = new LocalProcessRuntime(folder.resolve("attempts"))) {
            second.stop(attempt, Duration.ofSeconds(10)).toCompletableFuture().get(30, TimeUnit.SECONDS);
        }
        assertThat(witness.lines("grandchildren"))
                .noneMatch(pid -> Witness.isRunning(Long.parseLong(pid)))
                .hasSize(2);
        assertThat(control.isAlive()).as("a daemon of somebody else").isTrue();
        control.destroyForcibly();
    }

    @Test
    void agentWhoseFolderWasDeletedDoesNotRunOnUnknown() throws Exception {
        for (boolean delete : new boolean[] {false, true}) {
            AttemptId one = new AttemptId(UUID.randomUUID());
            Witness witness = new Witness(Files.createDirectory(folder.resolve("deleted-" + delete)));
            Path attempts = witness.folder().resolve("attempts");
            try (LocalProcessRuntime first = new LocalProcessRuntime(attempts)) {
                first.launch(witness.agent(one));
                witness.awaitCount("start", one);
            }
            if (delete) {
                delete(attempts.resolve(one.toString()));
            }

            try (LocalProcessRuntime second = new LocalProcessRuntime(attempts)) {
                if (delete) {
                    // Whoever hears this may start another attempt of the task: the first must be over.
                    assertThat(second.find(one)).isInstanceOf(AttemptLiveness.NeverStarted.class);
                    assertThat(Witness.isRunning(witness.pid(one))).isFalse();
                } else {
                    assertThat(second.find(one)).isInstanceOf(AttemptLiveness.Running.class);
                    assertThat(Witness.isRunning(witness.pid(one))).isTrue();
                    second.stop(one, Duration.ZERO).toCompletableFuture().get(30, TimeUnit.SECONDS);
                }
            }
        }
    }

    @Test
    void watchedAgentWhoseFolderIsDeletedIsToldOverOnlyWhenItIs() throws Exception {
        Witness witness = new Witness(folder);
        Path attempts = folder.resolve("attempts");
        try (LocalProcessRuntime runtime = new LocalProcessRuntime(attempts)) {
            runtime.launch(witness.agent(attempt));
            witness.awaitCount("start", attempt);
            var over = runtime.onExit(attempt).thenApply(liveness -> Witness.isRunning(witness.pid(attempt)));

            delete(attempts.resolve(attempt.toString()));

            // More than one turn of the sweep that finds what no file tells.
            assertThatThrownBy(() -> over.toCompletableFuture().get(2500, TimeUnit.MILLISECONDS))
                    .isInstanceOf(TimeoutException.class);
            witness.release(attempt, 0);
            assertThat(over.toCompletableFuture().get(30, TimeUnit.SECONDS))
                    .as("still running when told")
                    .isFalse();
        }
    }

    @Test
    void processWithTheMarkerOfAnotherAttemptIsLeftAlone() throws Exception {
        Path attempts = Files.createDirectory(folder.resolve("attempts"));
        ProcessBuilder other = new ProcessBuilder("sleep", "300");
        // The one's name begins with the other's.
        other.environment()
                .put(Shim.MARKER, attempts.resolve(attempt + "-other").toString());
        Process stranger = other.start();
        try (LocalProcessRuntime runtime = new LocalProcessRuntime(attempts)) {
            assertThat(runtime.find(attempt)).isInstanceOf(AttemptLiveness.NeverStarted.class);
            assertThat(stranger.isAlive()).isTrue();
        } finally {
            stranger.destroyForcibly();
        }
    }

    private static void awaitGrandchildren(Witness witness, int count) {
        await().atMost(Duration.ofSeconds(30))
                .until(() -> witness.lines("grandchildren").size() == count);
    }

    private static void delete(Path folder) throws IOException {
        // The agent's shim may be adding a file meanwhile.
        List<Path> files;
        try (Stream<Path> walk = Files.walk(folder)) {
            files = walk.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path file : files) {
            Files.delete(file);
        }
    }
}
