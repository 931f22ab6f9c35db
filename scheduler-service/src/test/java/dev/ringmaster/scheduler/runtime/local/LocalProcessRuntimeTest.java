package dev.ringmaster.scheduler.runtime.local;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringmaster.execution.process.ProcessIdentity;
import dev.ringmaster.execution.process.ProcessSignal;
import dev.ringmaster.execution.process.ProcessTable;
import dev.ringmaster.execution.process.RunRecord;
import dev.ringmaster.model.attempt.OutputSource;
import dev.ringmaster.model.id.AttemptId;
import dev.ringmaster.model.settings.PromptDelivery;
import dev.ringmaster.scheduler.runtime.AgentRuntime;
import dev.ringmaster.scheduler.runtime.AgentRuntimeContractTest;
import dev.ringmaster.scheduler.runtime.AttemptLiveness;
import dev.ringmaster.scheduler.runtime.CleanEnvironment;
import dev.ringmaster.scheduler.runtime.LaunchRequest;
import dev.ringmaster.scheduler.runtime.LaunchResult;
import dev.ringmaster.scheduler.runtime.OutputPiece;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LocalProcessRuntimeTest extends AgentRuntimeContractTest {
    private final List<LocalProcessRuntime> opened = new ArrayList<>();

    @Override
    protected AgentRuntime open() throws Exception {
        LocalProcessRuntime local = new LocalProcessRuntime(folder.resolve("attempts"));
        opened.add(local);
        return local;
    }

    @AfterEach
    void closeAll() throws Exception {
        for (LocalProcessRuntime local : opened) {
            over(local.stop(attempt, Duration.ZERO));
            local.release(attempt);
            local.close();
        }
    }

    @Test
    void agentLeadsASessionAndAGroupOfItsOwnAndHearsInterrupts() throws Exception {
        LaunchResult.Started started = (LaunchResult.Started)
                runtime.launch(shell("cut -d' ' -f5,6 /proc/$$/stat; grep SigIgn /proc/$$/status", ""));

        over(runtime.onExit(attempt));
        long pid = started.identity().pid();
        assertThat(output()).startsWith(pid + " " + pid + "\n");
        long ignored = Long.parseLong(
                output().substring(output().lastIndexOf('\t') + 1).strip(), 16);
        assertThat(ignored & 0x7fff).as("ignored signals 1 to 15").isZero();
    }

    @Test
    void promptIsNotOnTheCommandLineAndItsFileIsPrivate() throws Exception {
        runtime.launch(shell("tr '\\0' ' ' </proc/$$/cmdline", "the secret plan"));

        over(runtime.onExit(attempt));
        assertThat(output()).doesNotContain("secret plan");
        assertThat(PosixFilePermissions.toString(
                        Files.getPosixFilePermissions(attemptFolder().path())))
                .isEqualTo("rwx------");
    }

    @Test
    void processKilledTogetherWithItsShimIsLostWithProof() throws Exception {
        runtime.launch(shell("sleep 60", ""));
        RunRecord record = attemptFolder().run().record().orElseThrow();
        AgentRuntime later = open();
        CompletionStage<AttemptLiveness> over = later.onExit(attempt);

        ProcessSignal.KILL.send(record.shim());
        assertThat(later.find(attempt)).isInstanceOf(AttemptLiveness.Running.class);
        ProcessSignal.KILL.sendToGroup(record.command());

        assertThat(over(over))
                .isInstanceOfSatisfying(
                        AttemptLiveness.Lost.class,
                        lost -> assertThat(lost.proof())
                                .contains("process " + record.command().pid()));
    }

    @Test
    void agentWhoseShimWasKilledIsStillStopped() throws Exception {
        runtime.launch(shell("trap '' TERM; echo up; while :; do sleep 0.05; done", ""));
        awaitOutput("up");
        RunRecord record = attemptFolder().run().record().orElseThrow();
        ProcessSignal.KILL.send(record.shim());

        assertThat(over(runtime.stop(attempt, Duration.ofMillis(50)))).isInstanceOf(AttemptLiveness.Lost.class);
        assertThat(new ProcessTable().isAlive(record.command())).isFalse();
    }

    @Test
    void recordOfAnotherBootIsLostEvenIfItsPidIsInUse() throws Exception {
        long pid = ProcessHandle.current().pid();
        attemptFolder().create();
        writeRecord(pid, 5, "00000000-0000-0000-0000-000000000000");

        assertThat(runtime.find(attempt))
                .isInstanceOfSatisfying(
                        AttemptLiveness.Lost.class,
                        lost -> assertThat(lost.proof()).contains("boot id"));
    }

    @Test
    void pidThatBelongsToAnotherProcessByNowIsNeverSignalled() throws Exception {
        Process stranger = new ProcessBuilder("sleep", "60").start();
        try {
            attemptFolder().create();
            writeRecord(stranger.pid(), 5, new ProcessTable().bootId());

            assertThat(over(runtime.stop(attempt, Duration.ZERO))).isInstanceOf(AttemptLiveness.Lost.class);
            assertThat(ProcessSignal.KILL.send(new ProcessIdentity(stranger.pid(), 5, new ProcessTable().bootId())))
                    .isFalse();
            assertThat(stranger.isAlive()).isTrue();
        } finally {
            stranger.destroyForcibly();
        }
    }

    @Test
    void exitRecordIsReadEvenIfTheMachineWasStartedAnew() throws Exception {
        attemptFolder().create();
        writeRecord(4711, 5, "00000000-0000-0000-0000-000000000000");
        Files.writeString(attemptFolder().run().exitFile(), "{\"exitCode\":3}\n");

        assertThat(runtime.find(attempt))
                .isInstanceOfSatisfying(
                        AttemptLiveness.Exited.class,
                        exited -> assertThat(exited.exit().exitCode()).isEqualTo(3));
    }

    @Test
    void claimWithoutItsProcessFromALossOfPowerIsLost() throws Exception {
        attemptFolder().create();
        Files.createFile(attemptFolder().run().processFile());

        assertThat(runtime.find(attempt)).isInstanceOf(AttemptLiveness.Lost.class);
    }

    @Test
    void whatAnAgentLeavesInItsGroupIsGoneWhenItsExitIsSeen() throws Exception {
        runtime.launch(shell("sleep 60 & echo $!", ""));

        assertThat(over(runtime.onExit(attempt))).isInstanceOf(AttemptLiveness.Exited.class);
        assertThat(isRunning(Long.parseLong(output().strip()))).isFalse();
    }

    @Test
    void daemonThatLeftTheSessionIsEndedWithTheLeftovers() throws Exception {
        runtime.launch(shell("setsid sh -c 'echo $$; exec sleep 60' & sleep 60", ""));
        awaitOutput("\n");
        assertThat(runtime.endLeftovers(attempt)).as("while the agent runs").isZero();

        over(runtime.stop(attempt, Duration.ZERO));
        long daemon = Long.parseLong(output().lines().findFirst().orElseThrow());
        assertThat(isRunning(daemon)).isFalse();
    }

    @Test
    void termToTheShimIsPassedOn() throws Exception {
        runtime.launch(shell("trap 'exit 5' TERM; echo up; while :; do sleep 0.05; done", ""));
        awaitOutput("up");
        ProcessSignal.TERM.send(attemptFolder().run().record().orElseThrow().shim());

        assertThat(over(runtime.onExit(attempt)))
                .isInstanceOfSatisfying(
                        AttemptLiveness.Exited.class,
                        exited -> assertThat(exited.exit().exitCode()).isEqualTo(5));
    }

    @Test
    void outputIsCutAtWholeCharacters() throws Exception {
        attemptFolder().create();
        byte[] bytes = "aé€😀z".getBytes(StandardCharsets.UTF_8);
        Files.write(attemptFolder().outputFile(OutputSource.AGENT), bytes);
        StringBuilder text = new StringBuilder();
        long offset = 0;
        OutputPiece piece;
        do {
            piece = runtime.output().read(attempt, OutputSource.AGENT, offset, 4);
            text.append(piece.text());
            offset = piece.nextOffset();
        } while (!piece.isEmpty());

        assertThat(text).hasToString("aé€😀z");
        assertThat(offset).isEqualTo(bytes.length);
    }

    @Test
    void unfinishedCharacterWaitsForItsEndAndBadBytesAreReplaced() throws IOException {
        attemptFolder().create();
        Path file = attemptFolder().outputFile(OutputSource.AGENT);
        Files.write(file, new byte[] {'a', (byte) 0xff, 'b', (byte) 0xe2, (byte) 0x82});

        OutputPiece piece = runtime.output().read(attempt, OutputSource.AGENT, 0, 100);
        assertThat(piece).isEqualTo(new OutputPiece(0, 3, "a\ufffdb"));
        assertThat(runtime.output().readFinished(attempt, OutputSource.AGENT, 3, 100))
                .isEqualTo(new OutputPiece(3, 2, "\ufffd"));
        assertThat(runtime.output().read(attempt, OutputSource.AGENT, 99, 100)).isEqualTo(new OutputPiece(99, 0, ""));
        assertThat(runtime.output().read(attempt, OutputSource.GATE, 0, 100).isEmpty())
                .isTrue();
    }

    @Test
    void missingWorkingFolderFailsTheLaunch() {
        Path gone = folder.resolve("gone");
        var request = shell("true", "");

        assertThat(runtime.launch(new LaunchRequest(
                        attempt,
                        request.command(),
                        request.args(),
                        "",
                        request.delivery(),
                        gone,
                        request.environment())))
                .isInstanceOfSatisfying(
                        LaunchResult.Failed.class,
                        failed -> assertThat(failed.reason()).contains(gone.toString()));
    }

    @Test
    void agentOutlivesTheKilledServiceThatStartedItAndLosesNothing() throws Exception {
        Path go = folder.resolve("go");
        Process service = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Service.class.getName(),
                        folder.toString(),
                        attempt.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        assertThat(service.inputReader().readLine()).startsWith("Started");
        service.destroyForcibly().waitFor();

        assertThat(runtime.find(attempt)).isInstanceOf(AttemptLiveness.Running.class);
        CompletionStage<AttemptLiveness> over = runtime.onExit(attempt);
        Files.createFile(go);
        assertThat(over(over))
                .isInstanceOfSatisfying(
                        AttemptLiveness.Exited.class,
                        exited -> assertThat(exited.exit().exitCode()).isEqualTo(9));
        assertThat(output()).isEqualTo("begun\nended\n");
        assertThat(((LocalProcessRuntime) runtime).endsFoundBySweep()).isZero();
    }

    /** A service of its own, to be killed. */
    static final class Service {
        public static void main(String[] args) throws Exception {
            Path folder = Path.of(args[0]);
            LocalProcessRuntime runtime = new LocalProcessRuntime(folder.resolve("attempts"));
            System.out.println(runtime.launch(new LaunchRequest(
                    AttemptId.of(args[1]),
                    "sh",
                    List.of("-c", "echo begun; until [ -e go ]; do sleep 0.05; done; echo ended; exit 9"),
                    "",
                    PromptDelivery.STDIN,
                    folder,
                    CleanEnvironment.of(System.getenv(), List.of()))));
            new CountDownLatch(1).await();
        }
    }

    private AttemptFolder attemptFolder() {
        return AttemptFolder.of(folder.resolve("attempts"), attempt);
    }

    private void writeRecord(long pid, long ticks, String boot) throws IOException {
        Files.writeString(
                attemptFolder().run().processFile(),
                "{\"pid\":%d,\"startTicks\":%d,\"shimPid\":%d,\"shimStartTicks\":%d,\"bootId\":\"%s\"}\n"
                        .formatted(pid, ticks, pid, ticks, boot));
    }

    private static boolean isRunning(long pid) throws IOException {
        Path stat = Path.of("/proc/" + pid + "/stat");
        return Files.exists(stat) && !Files.readString(stat).contains(") Z ");
    }
}
