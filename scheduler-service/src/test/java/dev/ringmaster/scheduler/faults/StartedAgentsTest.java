package dev.ringmaster.scheduler.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.ringmaster.model.id.AttemptId;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A test that fails in the middle leaves no agents at work. */
@Timeout(60)
class StartedAgentsTest {

    @TempDir
    Path folder;

    @Test
    void agentsOfAKilledServiceAreEndedAndNothingElse() throws Exception {
        Witness witness = new Witness(Files.createDirectories(folder.resolve("one")));
        AttemptId attempt = new AttemptId(UUID.randomUUID());
        Process foreign = new ProcessBuilder("setsid", "sleep", "300").start();
        try {
            RuntimeProcess service = RuntimeProcess.start(witness.folder());
            assertThat(service.takeUp(attempt)).isEqualTo("started");
            witness.awaitCount("start", attempt);
            service.kill();
            ProcessHandle agent = ProcessHandle.of(witness.pid(attempt)).orElseThrow();
            assertThat(agent.isAlive()).isTrue();

            StartedAgents.endIn(folder);

            await().atMost(Duration.ofSeconds(5)).until(() -> !agent.isAlive());
            assertThat(foreign.isAlive()).isTrue();
        } finally {
            foreign.destroyForcibly();
        }
    }
}
