package dev.ringmaster.scheduler.gate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringmaster.execution.process.ProcessTable;
import dev.ringmaster.execution.process.RunFolder;
import dev.ringmaster.execution.process.RunState;
import dev.ringmaster.execution.process.Shim;
import dev.ringmaster.execution.process.ShimCommand;
import dev.ringmaster.execution.process.ShimStart;
import dev.ringmaster.model.attempt.GateResult;
import dev.ringmaster.model.project.Gate;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchService;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class ProcessGateRunnerTest {
    private static final Duration LIMIT = Duration.ofSeconds(30);

    @TempDir
    Path folder;

    private Path tree;
    private Path attempt;
    private GateRunner runner;

    @BeforeEach
    void setUp() throws Exception {
        tree = Files.createDirectories(folder.resolve("tr ee"));
        attempt = Files.createDirectories(folder.resolve("attempt"));
        runner = new ProcessGateRunner(folder.resolve("bin"), InstantSource.system());
    }

    @Test
    void gatesRunInOrderInTheTreeUntilOneFails() throws Exception {
        GateReport report = runner.run(run(
                shell("one", "pwd; echo done >made"),
                shell("two", "cat made; echo bad >&2; exit 3"),
                shell("three", "touch never")));

        assertThat(report.hasPassed()).isFalse();
        assertThat(report.results()).extracting(GateResult::name).containsExactly("one", "two");
        assertThat(report.results().getFirst())
                .satisfies(one -> assertThat(one.passed()).isTrue())
                .satisfies(one -> assertThat(one.tail()).isEqualTo(tree.toRealPath() + "\n"));
        assertThat(report.results().getLast().exitCode()).isEqualTo(3);
        assertThat(report.results().getLast().tail()).isEqualTo("done\nbad\n== gate two ended with 3\n");
        assertThat(report.notRun()).extracting(Gate::name).containsExactly("three");
        assertThat(tree.resolve("never")).doesNotExist();
    }

    @Test
    void everyOutputIsKeptInOneFile() throws Exception {
        runner.run(run(shell("one", "echo first")));
        runner.run(run(shell("one", "echo second")));

        assertThat(Files.readString(attempt.resolve("gates.log")))
                .isEqualTo("== gate one: sh -c echo first\nfirst\n== gate one: sh -c echo second\nsecond\n");
    }

    @Test
    void gateThatTakesTooLongIsEndedWithAllItStarted() throws Exception {
        GateReport report = runner.run(
                run(new Gate("slow", List.of("sh", "-c", "sleep 60 & echo $! >pid; wait"), Duration.ofMillis(300))));

        GateResult slow = report.results().getFirst();
        assertThat(slow.passed()).isFalse();
        assertThat(slow.exitCode()).isNull();
        assertThat(slow.tail()).contains("ended after 300 ms");
        assertThat(isRunning(
                        Long.parseLong(Files.readString(tree.resolve("pid")).strip())))
                .isFalse();
    }

    @Test
    void interruptEndsTheRunningGate() throws Exception {
        CompletableFuture<Throwable> ended = new CompletableFuture<>();
        Thread thread;
        try (WatchService created = tree.getFileSystem().newWatchService()) {
            tree.register(created, StandardWatchEventKinds.ENTRY_CREATE);
            thread = Thread.ofPlatform().start(() -> {
                try {
                    runner.run(run(shell("slow", "echo $$ >.pid; mv .pid pid; sleep 60")));
                } catch (Exception e) {
                    ended.complete(e);
                }
            });
            while (!Files.exists(tree.resolve("pid"))) {
                var key = created.poll(30, TimeUnit.SECONDS);
                assertThat(key).isNotNull();
                key.pollEvents();
                key.reset();
            }
        }
        thread.interrupt();

        assertThat(ended.get(30, TimeUnit.SECONDS)).isInstanceOf(InterruptedException.class);
        assertThat(isRunning(
                        Long.parseLong(Files.readString(tree.resolve("pid")).strip())))
                .isFalse();
    }

    @Test
    void gateOfAKilledServiceIsEndedBeforeTheNextOneStarts() throws Exception {
        RunFolder left = new RunFolder(Files.createDirectories(attempt.resolve("gates/left")));
        ShimStart.Started started = (ShimStart.Started) Shim.install(folder.resolve("bin"))
                .start(new ShimCommand(left, false, tree, List.of("sleep", "60"), environment()));
        RunFolder late = new RunFolder(Files.createDirectories(attempt.resolve("gates/late")));

        assertThat(runner.run(run(shell("next", "true"))).hasPassed()).isTrue();
        assertThat(new ProcessTable().isAlive(started.record().command())).isFalse();
        assertThat(late.state(new ProcessTable()))
                .as("one that was only about to start")
                .isEqualTo(new RunState.Withdrawn());
    }

    @Test
    void gateWhoseCommandDoesNotExistFailsAndSaysSo() throws Exception {
        GateReport report = runner.run(run(new Gate("odd", List.of("no-such-program"), LIMIT)));

        assertThat(report.results().getFirst().exitCode()).isEqualTo(127);
        assertThat(report.results().getFirst().tail()).contains("is there a command 'no-such-program'?");
    }

    @Test
    void gateThatEndsByASignalHasFailed() throws Exception {
        GateReport report = runner.run(run(shell("killed", "kill -KILL $$")));

        assertThat(report.results().getFirst().exitCode()).isEqualTo(137);
        assertThat(report.hasPassed()).isFalse();
    }

    @Test
    void longOutputIsCutToItsLastWholeLines() throws Exception {
        GateReport report =
                runner.run(run(shell("long", "i=0; while [ $i -lt 3000 ]; do echo line $i; i=$((i+1)); done; exit 1")));

        String tail = report.results().getFirst().tail();
        assertThat(tail.length()).isLessThanOrEqualTo(OutputTail.MOST_BYTES);
        assertThat(tail).startsWith("line ").contains("line 2999\n").endsWith("ended with 1\n");
    }

    @Test
    void gatesSeeOnlyTheirEnvironment() throws Exception {
        GateReport report = runner.run(run(new Gate("env", List.of("env"), LIMIT)));

        assertThat(report.results().getFirst().tail().lines().map(line -> line.substring(0, line.indexOf('='))))
                .containsExactlyInAnyOrder("PATH", "PWD", "RINGMASTER_RUN");
    }

    private static Gate shell(String name, String line) {
        return new Gate(name, List.of("sh", "-c", line), LIMIT);
    }

    private GateRun run(Gate... gates) {
        return new GateRun(List.of(gates), tree, attempt, environment());
    }

    private static Map<String, String> environment() {
        return Map.of("PATH", System.getenv("PATH"));
    }

    private static boolean isRunning(long pid) throws Exception {
        Path stat = Path.of("/proc/" + pid + "/stat");
        return Files.exists(stat) && !Files.readString(stat).contains(") Z ");
    }
}
