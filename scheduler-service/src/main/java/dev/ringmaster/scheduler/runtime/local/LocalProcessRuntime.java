package dev.ringmaster.scheduler.runtime.local;

import dev.ringmaster.execution.process.DetachedRun;
import dev.ringmaster.execution.process.ProcessIdentity;
import dev.ringmaster.execution.process.ProcessSignal;
import dev.ringmaster.execution.process.ProcessTable;
import dev.ringmaster.execution.process.RunState;
import dev.ringmaster.execution.process.Shim;
import dev.ringmaster.execution.process.ShimCommand;
import dev.ringmaster.execution.process.ShimStart;
import dev.ringmaster.model.id.AttemptId;
import dev.ringmaster.model.settings.PromptDelivery;
import dev.ringmaster.scheduler.limits.cgroup.Cgroups;
import dev.ringmaster.scheduler.runtime.AgentRuntime;
import dev.ringmaster.scheduler.runtime.AttemptGauge;
import dev.ringmaster.scheduler.runtime.AttemptLiveness;
import dev.ringmaster.scheduler.runtime.AttemptOutput;
import dev.ringmaster.scheduler.runtime.LaunchRequest;
import dev.ringmaster.scheduler.runtime.LaunchResult;
import dev.ringmaster.scheduler.runtime.Standing;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/**
 * Agents as processes of this machine, each in a session of its own and looked after by a shim, so that they live through the death of
 * this service. Closing this ends no agent.
 */
public final class LocalProcessRuntime implements AgentRuntime, AutoCloseable {
    private final Path attempts;
    private final Shim shim;
    private final ProcessTable table;
    private final FolderWatch folders;
    private final LocalOutput output;
    private final LocalTrees trees;
    private final ExitWatch exits;
    private final Map<AttemptId, Process> children = new ConcurrentHashMap<>();

    /**
     * @param attempts the folder that holds a folder for each attempt; created if need be
     * @throws IOException if this machine has no {@code /proc}, or the folder cannot be written
     */
    public LocalProcessRuntime(Path attempts) throws IOException, InterruptedException {
        this(attempts, Cgroups.probe(attempts));
    }

    /** @param cgroups what attempts are put into */
    public LocalProcessRuntime(Path attempts, Cgroups cgroups) throws IOException, InterruptedException {
        this.attempts = Files.createDirectories(attempts).toAbsolutePath();
        shim = Shim.install(this.attempts.resolve(".bin"));
        table = new ProcessTable();
        folders = new FolderWatch();
        trees = new LocalTrees(this.attempts, table, cgroups);
        output = new LocalOutput(this.attempts, folders);
        exits = new ExitWatch(
                folders, this::find, attempt -> AttemptFolder.of(this.attempts, attempt), trees::removeGroups);
    }

    @Override
    public LaunchResult launch(LaunchRequest request) {
        if (!Files.isDirectory(request.workingDirectory())) {
            return new LaunchResult.Failed("the folder to work in does not exist: " + request.workingDirectory());
        }
        Path command = ExecutableSearch.find(request.command(), request.workingDirectory(), request.environment());
        if (command == null) {
            return new LaunchResult.CommandNotFound("the command '" + request.command()
                    + "' does not exist or may not be run"
                    + (request.command().contains("/")
                            ? ""
                            : " (PATH is " + request.environment().get("PATH") + ")"));
        }
        AttemptFolder folder = AttemptFolder.of(attempts, request.attempt());
        try {
            if (!folder.create() && folder.run().isClaimed()) {
                return new LaunchResult.AlreadyClaimed();
            }
            LaunchResult result = switch (shim.start(prepare(folder, request))) {
                case ShimStart.Started started -> started(request.attempt(), started);
                case ShimStart.Claimed _ -> new LaunchResult.AlreadyClaimed();
                case ShimStart.Failed failed -> new LaunchResult.Failed(failed.reason());
            };
            if (result instanceof LaunchResult.Failed) {
                trees.forget(request.attempt());
            }
            return result;
        } catch (IOException e) {
            return new LaunchResult.Failed("the attempt's process could not be started: " + e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new LaunchResult.Failed("the service was stopped while it started the attempt");
        }
    }

    private LaunchResult started(AttemptId attempt, ShimStart.Started started) throws IOException {
        Process child = started.shim();
        children.put(attempt, child);
        trees.remember(attempt, started.record());
        child.onExit().thenRun(() -> {
            children.remove(attempt, child);
            exits.look(attempt);
        });
        return new LaunchResult.Started(
                started.record().command(),
                Files.getLastModifiedTime(
                                AttemptFolder.of(attempts, attempt).run().processFile())
                        .toInstant());
    }

    private ShimCommand prepare(AttemptFolder folder, LaunchRequest request) throws IOException {
        folder.write(folder.promptFile(), request.prompt());
        List<String> line = new ArrayList<>(List.of(request.command()));
        for (String argument : request.args()) {
            line.add(
                    request.delivery() == PromptDelivery.FILE
                            ? argument.replace(
                                    LaunchRequest.PROMPT_FILE,
                                    folder.promptFile().toString())
                            : argument);
        }
        folder.write(folder.commandFile(), CommandRecord.json(line, request));
        return new ShimCommand(
                folder.run(),
                request.delivery() == PromptDelivery.STDIN,
                request.errorsApart(),
                request.workingDirectory(),
                line,
                request.environment(),
                trees.confinement(request.attempt(), request.limits()));
    }

    @Override
    public AttemptLiveness find(AttemptId attempt) {
        AttemptFolder folder = AttemptFolder.of(attempts, attempt);
        try {
            while (true) {
                switch (folder.run().state(table)) {
                    case RunState.Running running -> {
                        return new AttemptLiveness.Running(running.record().command(), running.startedAt());
                    }
                    case RunState.Ended ended -> {
                        return new AttemptLiveness.Exited(ended.exit(), ended.startedAt());
                    }
                    case RunState.Lost lost -> {
                        return new AttemptLiveness.Lost(lost.proof());
                    }
                    case RunState.Withdrawn _ -> {
                        // An agent may run all the same if its folder was deleted under it.
                        run(attempt).endMarked();
                        return new AttemptLiveness.NeverStarted(
                                "the claim on the attempt was taken before any agent had it");
                    }
                    case RunState.Unclaimed _ -> {
                        Optional<ProcessIdentity> alive = trees.alive(attempt);
                        if (alive.isPresent()) {
                            // Somebody deleted its folder under it.
                            return new AttemptLiveness.Running(alive.get(), startOf(alive.get()));
                        }
                        folder.create();
                        folder.run().withdraw();
                    }
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("attempt " + attempt + " cannot be looked at", e);
        }
    }

    private static Instant startOf(ProcessIdentity process) {
        return ProcessHandle.of(process.pid())
                .flatMap(handle -> handle.info().startInstant())
                .orElseGet(Instant::now);
    }

    @Override
    public Standing standing(AttemptId attempt) {
        AttemptFolder folder = AttemptFolder.of(attempts, attempt);
        try {
            return switch (folder.run().state(table)) {
                case RunState.Unclaimed _ -> Files.exists(folder.path()) ? Standing.UNCLAIMED : Standing.ABSENT;
                case RunState.Withdrawn _ -> Standing.WITHDRAWN;
                case RunState.Running _ -> Standing.ALIVE;
                case RunState.Ended _ -> Standing.ENDED;
                case RunState.Lost _ -> Standing.LOST;
            };
        } catch (IOException e) {
            return Standing.UNREADABLE;
        }
    }

    @Override
    public Set<AttemptId> held() {
        Set<AttemptId> held = new HashSet<>(trees.grouped());
        try (Stream<Path> folders = Files.list(attempts)) {
            folders.map(folder -> LocalTrees.attempt(String.valueOf(folder.getFileName())))
                    .flatMap(Optional::stream)
                    .forEach(held::add);
        } catch (IOException e) {
            throw new UncheckedIOException("the attempts cannot be looked through", e);
        }
        return held;
    }

    @Override
    public CompletionStage<AttemptLiveness> onExit(AttemptId attempt) {
        return exits.of(attempt, children.containsKey(attempt)).thenApply(liveness -> {
            trees.closeGroup(attempt);
            return liveness;
        });
    }

    @Override
    public CompletionStage<AttemptLiveness> stop(AttemptId attempt, Duration grace) {
        CompletableFuture<AttemptLiveness> stopped = new CompletableFuture<>();
        onExit(attempt)
                .thenApply(liveness -> {
                    endLeftovers(attempt);
                    return liveness;
                })
                .whenComplete((liveness, failure) -> {
                    if (failure == null) {
                        stopped.complete(liveness);
                    } else {
                        stopped.completeExceptionally(failure);
                    }
                });
        Thread.ofVirtual().name("stop-" + attempt).start(() -> {
            try {
                if (!grace.isZero()) {
                    run(attempt).signal(ProcessSignal.TERM);
                }
                if (!exits.isOverWithin(attempt, grace)) {
                    run(attempt).signal(ProcessSignal.KILL);
                    trees.end(attempt);
                    exits.lookSoon(attempt);
                }
            } catch (IOException | RuntimeException e) {
                stopped.completeExceptionally(e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                stopped.completeExceptionally(e);
            }
        });
        return stopped;
    }

    @Override
    public int endLeftovers(AttemptId attempt) {
        try {
            int ended = run(attempt).endLeftovers();
            if (run(attempt).folder().state(table) instanceof RunState.Running) {
                return ended;
            }
            return ended + trees.end(attempt);
        } catch (IOException e) {
            throw new UncheckedIOException("what attempt " + attempt + " left running could not be ended", e);
        }
    }

    @Override
    public void release(AttemptId attempt) {
        trees.forget(attempt);
    }

    private DetachedRun run(AttemptId attempt) {
        return new DetachedRun(AttemptFolder.of(attempts, attempt).run(), table);
    }

    @Override
    public AttemptOutput output() {
        return output;
    }

    @Override
    public AttemptGauge gauge() {
        return trees;
    }

    /** How many ends only the slow sweep found, which no notification had told; for a metric. */
    public long endsFoundBySweep() {
        return exits.foundBySweep();
    }

    @Override
    public void close() throws IOException {
        exits.close();
        trees.close();
        folders.close();
    }
}
