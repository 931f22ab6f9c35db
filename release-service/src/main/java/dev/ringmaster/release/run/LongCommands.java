package dev.ringmaster.release.run;

import dev.ringmaster.execution.git.Folders;
import dev.ringmaster.execution.process.Confinement;
import dev.ringmaster.execution.process.DetachedRun;
import dev.ringmaster.execution.process.ProcessSignal;
import dev.ringmaster.execution.process.ProcessTable;
import dev.ringmaster.execution.process.RunFolder;
import dev.ringmaster.execution.process.RunState;
import dev.ringmaster.execution.process.Shim;
import dev.ringmaster.execution.process.ShimCommand;
import dev.ringmaster.execution.process.ShimStart;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;

/**
 * Runs commands through the shim that agents have, so that one goes on when this process is killed and is rejoined by the next. A thread
 * that is interrupted leaves its command at work.
 */
public final class LongCommands {

    private static final Duration GRACE = Duration.ofSeconds(5);
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(20);

    private final Shim shim;
    private final ProcessTable table = new ProcessTable();
    private final InstantSource clock;

    /** @param scripts the folder where the shim is installed */
    public LongCommands(Path scripts, InstantSource clock) throws IOException, InterruptedException {
        shim = Shim.install(scripts);
        this.clock = clock;
    }

    /**
     * Runs a command to its end: starts it, or waits for the one that was started in its folder, or reads how that one ended. One that is
     * gone without a trace is started anew.
     *
     * @throws IOException if it cannot be started
     */
    public CommandEnd run(LongCommand command) throws IOException, InterruptedException {
        RunFolder folder = new RunFolder(command.folder());
        return switch (folder.state(table)) {
            case RunState.Ended ended -> end(folder, ended);
            case RunState.Running running -> await(command, folder, running.startedAt());
            case RunState.Lost _, RunState.Withdrawn _ -> {
                forget(command.folder());
                yield start(command, folder);
            }
            case RunState.Unclaimed _ -> start(command, folder);
        };
    }

    /** Whether a command was begun in a folder and is at work or has ended, so that it is not to be prepared again. */
    public boolean isBegun(Path folder) throws IOException {
        RunState state = new RunFolder(folder).state(table);
        return state instanceof RunState.Running || state instanceof RunState.Ended;
    }

    /** How the command of a folder ended, if it has. */
    public Optional<CommandEnd> endOf(Path folder) throws IOException {
        RunFolder run = new RunFolder(folder);
        return run.state(table) instanceof RunState.Ended ended ? Optional.of(end(run, ended)) : Optional.empty();
    }

    /** Ends what runs in a folder and takes the folder away, so that the command can be run anew. */
    public void forget(Path folder) throws IOException, InterruptedException {
        end(folder);
        Folders.delete(folder);
    }

    /** Ends what runs in a folder, with all that it has started; its output is kept. */
    public void end(Path folder) throws IOException, InterruptedException {
        RunFolder run = new RunFolder(folder);
        if (!Files.isDirectory(folder) || run.withdraw()) {
            return;
        }
        DetachedRun detached = new DetachedRun(run, table);
        if (run.state(table) instanceof RunState.Running) {
            detached.signal(ProcessSignal.TERM);
            if (!isOverWithin(run, GRACE)) {
                detached.signal(ProcessSignal.KILL);
                isOverWithin(run, GRACE);
            }
        }
        detached.endLeftovers();
    }

    /** {@link #end} for every folder in a folder. */
    public void endAll(Path runs) throws IOException, InterruptedException {
        if (!Files.isDirectory(runs)) {
            return;
        }
        List<Path> folders;
        try (var entries = Files.list(runs)) {
            folders = entries.filter(Files::isDirectory).toList();
        }
        for (Path folder : folders) {
            end(folder);
        }
    }

    private CommandEnd start(LongCommand command, RunFolder folder) throws IOException, InterruptedException {
        Files.createDirectories(command.folder());
        ShimCommand line = new ShimCommand(
                folder,
                false,
                true,
                command.workingDirectory(),
                command.line(),
                command.environment(),
                Confinement.NONE);
        return switch (shim.start(line)) {
            case ShimStart.Failed failed -> throw new IOException(command.line().getFirst() + ": " + failed.reason());
            case ShimStart.Claimed _ -> run(command);
            case ShimStart.Started _ -> await(command, folder, clock.instant());
        };
    }

    private CommandEnd await(LongCommand command, RunFolder folder, Instant startedAt)
            throws IOException, InterruptedException {
        Duration left = Duration.between(clock.instant(), startedAt.plus(command.limit()));
        if (!isOver(folder, left)) {
            end(command.folder());
            return new CommandEnd(null, command.limit(), folder.outputFile(), folder.errorsFile());
        }
        new DetachedRun(folder, table).endLeftovers();
        return switch (folder.state(table)) {
            case RunState.Ended ended -> end(folder, ended);
            case RunState.Running _, RunState.Lost _, RunState.Withdrawn _, RunState.Unclaimed _ -> {
                forget(command.folder());
                throw new IOException(command.line().getFirst() + " was killed from outside");
            }
        };
    }

    /** Its shim is waited for, which writes the exit record before it ends. */
    private boolean isOver(RunFolder folder, Duration limit) throws IOException, InterruptedException {
        var record = folder.record();
        if (record.isEmpty() || !table.isAlive(record.get().shim())) {
            return true;
        }
        Optional<ProcessHandle> handle = ProcessHandle.of(record.get().shim().pid());
        if (handle.isEmpty()) {
            return true;
        }
        try {
            handle.get().onExit().get(Math.max(1, limit.toMillis()), TimeUnit.MILLISECONDS);
            return true;
        } catch (TimeoutException e) {
            return false;
        } catch (ExecutionException e) {
            throw new IOException(e);
        }
    }

    private static CommandEnd end(RunFolder folder, RunState.Ended ended) {
        Duration took = Duration.between(ended.startedAt(), ended.exit().endedAt());
        return new CommandEnd(
                ended.exit().exitCode(),
                took.isNegative() ? Duration.ZERO : took,
                folder.outputFile(),
                folder.errorsFile());
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
}
