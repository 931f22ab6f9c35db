package dev.ringmaster.scheduler.gate;

import dev.ringmaster.execution.process.DetachedRun;
import dev.ringmaster.execution.process.ProcessSignal;
import dev.ringmaster.execution.process.ProcessTable;
import dev.ringmaster.execution.process.RunFolder;
import dev.ringmaster.execution.process.RunState;
import dev.ringmaster.execution.process.Shim;
import dev.ringmaster.execution.process.ShimCommand;
import dev.ringmaster.execution.process.ShimStart;
import dev.ringmaster.model.attempt.GateResult;
import dev.ringmaster.model.project.Gate;
import dev.ringmaster.model.settings.WorkerLimits;
import dev.ringmaster.scheduler.limits.Breach;
import dev.ringmaster.scheduler.limits.cgroup.Cgroups;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * Runs gates through the shim that agents have, within the bounds that agents have: each in a folder of its own under {@code gates/}, so
 * that a gate which outlives a killed service is known and ended before the next one starts.
 */
public final class ProcessGateRunner implements GateRunner {
    private static final Duration GRACE = Duration.ofSeconds(2);
    // Only for a gate of an earlier service, which is no child of this one: nothing tells when it is gone.
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(20);

    private final Shim shim;
    private final ProcessTable table;
    private final InstantSource clock;
    private final GateBounds bounds;
    private final Cgroups cgroups;

    /** One that keeps gates within the usual limits, by looking. */
    public ProcessGateRunner(Path scripts, InstantSource clock) throws IOException, InterruptedException {
        this(scripts, clock, GateBounds.USUAL, Cgroups.none());
    }

    /**
     * @param scripts the folder where the shim is installed
     * @param cgroups what gates are put into
     */
    public ProcessGateRunner(Path scripts, InstantSource clock, GateBounds bounds, Cgroups cgroups)
            throws IOException, InterruptedException {
        shim = Shim.install(scripts);
        table = new ProcessTable();
        this.clock = clock;
        this.bounds = bounds;
        this.cgroups = cgroups;
    }

    @Override
    public GateReport run(GateRun run) throws IOException, InterruptedException {
        endLeftovers(run.attemptFolder());
        List<GateResult> results = new ArrayList<>();
        for (Gate gate : run.gates()) {
            GateResult result = runOne(run, gate);
            results.add(result);
            if (!result.passed()) {
                break;
            }
        }
        return new GateReport(
                results, run.gates().subList(results.size(), run.gates().size()));
    }

    private GateResult runOne(GateRun run, Gate gate) throws IOException, InterruptedException {
        BoundedGate bounded = bounds.of(run, gate);
        Path log = logOf(run.attemptFolder());
        Files.createDirectories(run.attemptFolder());
        Files.writeString(
                log,
                "== gate " + gate.name() + ": " + String.join(" ", gate.command()) + "\n",
                StandardOpenOption.CREATE,
                StandardOpenOption.APPEND);
        RunFolder folder = new RunFolder(Files.createDirectories(
                runs(run.attemptFolder()).resolve(UUID.randomUUID().toString())));
        Files.createSymbolicLink(folder.outputFile(), log);
        long from = Files.size(log);
        long startedAt = clock.millis();
        GateGuard guard = new GateGuard(folder, bounded.limits(), cgroups, table);
        Ending ending;
        try {
            ending = await(new Running(gate, folder, run.tree(), log, from), bounded, guard);
        } finally {
            guard.close();
        }
        Duration took = Duration.ofMillis(clock.millis() - startedAt);
        if (ending.remark() != null) {
            Files.writeString(log, "== " + ending.remark() + "\n", StandardOpenOption.APPEND);
        }
        Integer exitCode = ending.exitCode();
        return new GateResult(gate.name(), exitCode != null && exitCode == 0, exitCode, took, OutputTail.of(log, from));
    }

    private Ending await(Running running, BoundedGate bounded, GateGuard guard)
            throws IOException, InterruptedException {
        Gate gate = running.gate();
        RunFolder folder = running.folder();
        ShimCommand command = new ShimCommand(
                folder, false, false, running.tree(), bounded.line(), bounded.environment(), guard.confinement());
        switch (shim.start(command)) {
            case ShimStart.Failed failed -> throw new IOException("gate '" + gate.name() + "': " + failed.reason());
            case ShimStart.Claimed _ ->
                throw new IOException("gate '" + gate.name() + "' was ended before it began, by another run");
            case ShimStart.Started started -> {
                try {
                    Optional<String> reason = reasonToEnd(running, started, guard);
                    if (reason.isPresent()) {
                        end(folder);
                        return new Ending(null, "gate " + gate.name() + " was ended" + reason.get());
                    }
                } catch (InterruptedException e) {
                    end(folder);
                    throw e;
                }
            }
        }
        new DetachedRun(folder, table).endLeftovers();
        return switch (folder.state(table)) {
            case RunState.Ended ended -> ending(gate, ended.exit().exitCode());
            case RunState.Running _, RunState.Lost _, RunState.Withdrawn _, RunState.Unclaimed _ -> {
                // The shim was killed: what the gate would have said is not known.
                end(folder);
                yield new Ending(null, "gate " + gate.name() + " was killed from outside");
            }
        };
    }

    /** Waits until the gate has ended by itself, or must be ended; then it says why. */
    private static Optional<String> reasonToEnd(Running running, ShimStart.Started started, GateGuard guard)
            throws IOException, InterruptedException {
        Duration limit = running.gate().timeout();
        long until = System.nanoTime() + limit.toNanos();
        while (!started.shim()
                .waitFor(Math.min(guard.lookEvery().toNanos(), until - System.nanoTime()), TimeUnit.NANOSECONDS)) {
            if (System.nanoTime() - until >= 0) {
                return Optional.of(" after " + spoken(limit));
            }
            Optional<Breach> breach = guard.breach(started.record(), running.log(), running.from(), running.tree());
            if (breach.isPresent()) {
                guard.end(started.record());
                return Optional.of(": " + breach.get().message());
            }
        }
        return guard.killedByKernel().map(breach -> ": " + breach.message());
    }

    private static Ending ending(Gate gate, int exitCode) {
        return switch (exitCode) {
            case 0 -> new Ending(0, null);
            case 127 ->
                new Ending(
                        127,
                        "gate " + gate.name() + " ended with 127: is there a command '"
                                + gate.command().getFirst() + "'?");
            default -> new Ending(exitCode, "gate " + gate.name() + " ended with " + exitCode);
        };
    }

    @Override
    public void endLeftovers(Path attemptFolder) throws IOException, InterruptedException {
        Path runs = runs(attemptFolder);
        if (!Files.isDirectory(runs)) {
            return;
        }
        List<Path> folders;
        try (var entries = Files.list(runs)) {
            folders = entries.toList();
        }
        for (Path folder : folders) {
            RunFolder run = new RunFolder(folder);
            // Without an exit record it runs, or it is only about to start: then this takes its claim away.
            if (!Files.exists(run.exitFile()) && !run.withdraw()) {
                end(run);
                new GateGuard(run, WorkerLimits.DEFAULT, cgroups, table).close();
            }
        }
    }

    /** Ends a gate with all it started; must succeed also while this thread is being interrupted. */
    private void end(RunFolder folder) throws IOException, InterruptedException {
        boolean interrupted = Thread.interrupted();
        DetachedRun run = new DetachedRun(folder, table);
        run.signal(ProcessSignal.TERM);
        if (!isOverWithin(folder, GRACE)) {
            run.signal(ProcessSignal.KILL);
            isOverWithin(folder, GRACE);
        }
        run.endLeftovers();
        if (interrupted) {
            throw new InterruptedException();
        }
    }

    private boolean isOverWithin(RunFolder folder, Duration limit) throws IOException {
        long until = System.nanoTime() + limit.toNanos();
        while (folder.state(table) instanceof RunState.Running) {
            if (System.nanoTime() - until > 0) {
                return false;
            }
            LockSupport.parkNanos(BETWEEN_LOOKS.toNanos());
        }
        return true;
    }

    private static Path runs(Path attemptFolder) {
        return attemptFolder.resolve("gates");
    }

    private static Path logOf(Path attemptFolder) {
        return attemptFolder.resolve("gates.log").toAbsolutePath();
    }

    private static String spoken(Duration limit) {
        return limit.toSeconds() > 0 ? limit.toSeconds() + " s" : limit.toMillis() + " ms";
    }

    /**
     * A gate that runs.
     *
     * @param log where its output goes
     * @param from bytes in there that are not its own
     */
    private record Running(Gate gate, RunFolder folder, Path tree, Path log, long from) {}

    private record Ending(
            @Nullable Integer exitCode, @Nullable String remark) {}
}
