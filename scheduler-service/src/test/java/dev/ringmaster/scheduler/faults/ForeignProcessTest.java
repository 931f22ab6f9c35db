package dev.ringmaster.scheduler.faults;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringmaster.execution.process.ProcessIdentity;
import dev.ringmaster.execution.process.ProcessSignal;
import dev.ringmaster.execution.process.ProcessTable;
import dev.ringmaster.execution.process.RunFolder;
import dev.ringmaster.model.id.AttemptId;
import dev.ringmaster.scheduler.runtime.AttemptLiveness;
import dev.ringmaster.scheduler.runtime.local.LocalProcessRuntime;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A record names a pid that is somebody else's by now, as after a reboot or long enough uptime. That process is never touched. */
@Timeout(60)
class ForeignProcessTest {

    private static final String OTHER_BOOT = "00000000-0000-0000-0000-000000000000";

    @TempDir
    Path folder;

    private final AttemptId attempt = new AttemptId(UUID.randomUUID());
    private ProcessTable table;
    private LocalProcessRuntime runtime;
    private Process stranger;
    private long child;

    @BeforeEach
    void startAStrangerThatLeadsASessionAsAnAgentDoes() throws Exception {
        table = new ProcessTable();
        runtime = new LocalProcessRuntime(folder.resolve("attempts"));
        stranger = new ProcessBuilder("setsid", "sh", "-c", "sleep 300 & echo $!; wait").start();
        child = Long.parseLong(stranger.inputReader().readLine());
    }

    @AfterEach
    void endTheStranger() throws Exception {
        runtime.close();
        ProcessHandle.of(child).ifPresent(ProcessHandle::destroyForcibly);
        stranger.destroyForcibly();
    }

    @Test
    void processOfTheVeryIdentityIsStopped() throws Exception {
        record(ticks(), table.bootId());

        assertThat(runtime.find(attempt)).isInstanceOf(AttemptLiveness.Running.class);
        runtime.stop(attempt, Duration.ZERO);
        assertThat(stranger.waitFor(30, TimeUnit.SECONDS)).isTrue();
        Witness.awaitEnd(child);
    }

    @Test
    void processThatGotThePidLaterIsNotTakenForTheAgent() throws Exception {
        record(ticks() - 1, table.bootId());

        assertThat(runtime.find(attempt)).isInstanceOf(AttemptLiveness.Lost.class);
    }

    @Test
    void processThatGotThePidLaterIsNeverSignalled() throws Exception {
        record(ticks() - 1, table.bootId());
        ProcessIdentity old = new ProcessIdentity(stranger.pid(), ticks() - 1, table.bootId());

        for (ProcessSignal signal : ProcessSignal.values()) {
            assertThat(signal.send(old)).isFalse();
            assertThat(signal.sendToGroup(old)).isFalse();
        }
        assertThat(table.kill(old)).isFalse();
        assertThat(runtime.endLeftovers(attempt)).isZero();
        runtime.stop(attempt, Duration.ZERO).toCompletableFuture().get(30, TimeUnit.SECONDS);
        assertThatNothingWasTouched();
    }

    @Test
    void processOfThisBootIsNotTakenForOneOfAnEarlierBoot() throws Exception {
        // Even the start ticks are the same: they begin anew with each boot.
        record(ticks(), OTHER_BOOT);

        assertThat(runtime.find(attempt))
                .isInstanceOfSatisfying(
                        AttemptLiveness.Lost.class,
                        lost -> assertThat(lost.proof()).contains("boot id"));
        assertThat(runtime.endLeftovers(attempt)).isZero();
        runtime.stop(attempt, Duration.ZERO).toCompletableFuture().get(30, TimeUnit.SECONDS);
        assertThatNothingWasTouched();
    }

    private void assertThatNothingWasTouched() {
        assertThat(stranger.isAlive()).isTrue();
        assertThat(Witness.isRunning(child)).isTrue();
    }

    private long ticks() throws IOException {
        String stat = Files.readString(Path.of("/proc/" + stranger.pid() + "/stat"));
        return Long.parseLong(stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1)[19]);
    }

    private void record(long ticks, String boot) throws IOException {
        Path attemptFolder = Files.createDirectories(folder.resolve("attempts").resolve(attempt.toString()));
        Files.writeString(
                new RunFolder(attemptFolder).processFile(),
                "{\"pid\":%1$d,\"startTicks\":%2$d,\"shimPid\":%1$d,\"shimStartTicks\":%2$d,\"bootId\":\"%3$s\"}\n"
                        .formatted(stranger.pid(), ticks, boot));
    }
}
