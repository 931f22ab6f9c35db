package dev.ringmaster.scheduler.gate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringmaster.model.attempt.GateResult;
import dev.ringmaster.model.project.Gate;
import dev.ringmaster.model.settings.MemorySize;
import dev.ringmaster.model.settings.WorkerLimits;
import dev.ringmaster.scheduler.limits.cgroup.Cgroups;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Limits of gates where no control groups keep them. */
@Timeout(60)
class GateBoundsTest {

    @TempDir
    Path folder;

    private Path tree;

    @BeforeEach
    void setUp() throws Exception {
        tree = Files.createDirectories(folder.resolve("tree"));
    }

    @Test
    void gateThatStartsTooManyProcessesIsEndedWithAllOfThem() throws Exception {
        GateResult result = run(
                limits(512, 20),
                "i=0; while [ $i -lt 40 ]; do setsid sleep 55 & i=$((i+1)); done; echo all; wait; sleep 55");

        assertThat(result.passed()).isFalse();
        assertThat(result.exitCode()).isNull();
        assertThat(result.took()).isLessThan(Duration.ofSeconds(20));
        assertThat(result.tail())
                .startsWith("all\n")
                .contains("== gate g was ended: it ran ")
                .contains("more than its 20");
        assertThat(ProcessHandle.allProcesses()
                        .filter(process ->
                                process.info().commandLine().orElse("").endsWith("sleep 55")))
                .isEmpty();
    }

    @Test
    void gateThatTakesTooMuchMemoryIsEnded() throws Exception {
        GateResult result =
                run(limits(32, 100), "head -c 200000000 /dev/zero | tail -c 190000000 | { sleep 55; cat >/dev/null; }");

        assertThat(result.passed()).isFalse();
        assertThat(result.tail())
                .contains("== gate g was ended: its processes held ")
                .contains("more than its 32MB");
    }

    @Test
    void gateThatPrintsTooMuchIsEnded() throws Exception {
        GateResult result = run(limits(512, 100), "head -c 3000000 /dev/zero | tr '\\0' x; sleep 55");

        assertThat(result.passed()).isFalse();
        assertThat(result.tail()).contains("== gate g was ended: it printed ").contains("more than its 1MB");
    }

    @Test
    void gateWithinItsLimitsRunsToItsEnd() throws Exception {
        assertThat(run(limits(512, 100), "sleep 1.2; echo fine").passed()).isTrue();
    }

    @Test
    void gateIsStartedAsItsBoundsSay() throws Exception {
        GateBounds bounds = (run, gate) -> new BoundedGate(
                List.of("env", "BOXED=yes", "sh", "-c", gate.command().getLast()),
                Map.of("PATH", System.getenv("PATH"), "HOME", "/nowhere"),
                limits(512, 100));

        assertThat(runner(bounds)
                        .run(gates("echo $BOXED $HOME"))
                        .results()
                        .getFirst()
                        .tail())
                .isEqualTo("yes /nowhere\n");
    }

    private GateResult run(WorkerLimits limits, String line) throws Exception {
        GateBounds bounds = (run, gate) -> new BoundedGate(gate.command(), run.environment(), limits);
        return runner(bounds).run(gates(line)).results().getFirst();
    }

    private ProcessGateRunner runner(GateBounds bounds) throws Exception {
        return new ProcessGateRunner(folder.resolve("bin"), InstantSource.system(), bounds, Cgroups.none());
    }

    private GateRun gates(String line) {
        return new GateRun(
                List.of(new Gate("g", List.of("sh", "-c", line), Duration.ofSeconds(30))),
                tree,
                folder.resolve("attempt"),
                Map.of("PATH", System.getenv("PATH")));
    }

    private static WorkerLimits limits(int megabytes, int processes) {
        return new WorkerLimits(
                MemorySize.ofMegabytes(megabytes),
                processes,
                MemorySize.ofMegabytes(1),
                MemorySize.ofGigabytes(1),
                MemorySize.ofMegabytes(1));
    }
}
