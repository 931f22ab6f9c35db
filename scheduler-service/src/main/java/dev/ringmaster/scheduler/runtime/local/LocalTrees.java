package dev.ringmaster.scheduler.runtime.local;

import dev.ringmaster.execution.process.Confinement;
import dev.ringmaster.execution.process.ProcessIdentity;
import dev.ringmaster.execution.process.ProcessTable;
import dev.ringmaster.execution.process.RunFolder;
import dev.ringmaster.execution.process.RunRecord;
import dev.ringmaster.model.attempt.OutputSource;
import dev.ringmaster.model.id.AttemptId;
import dev.ringmaster.model.settings.WorkerLimits;
import dev.ringmaster.scheduler.limits.cgroup.CgroupSupport;
import dev.ringmaster.scheduler.limits.cgroup.Cgroups;
import dev.ringmaster.scheduler.limits.tree.Footprint;
import dev.ringmaster.scheduler.limits.tree.ProcessCensus;
import dev.ringmaster.scheduler.limits.tree.TreeRoot;
import dev.ringmaster.scheduler.runtime.AttemptGauge;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;

/** The whole trees of attempts' processes on this machine: measured, and ended to the last one. Thread-safe. */
final class LocalTrees implements AttemptGauge {
    // One that holds much memory takes a while to be gone.
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final long PAUSE_MILLIS = 5;

    private final Path attempts;
    private final ProcessTable table;
    private final Cgroups cgroups;
    private final ProcessCensus census;
    private final Map<AttemptId, TreeRoot> roots = new ConcurrentHashMap<>();
    // A group can be removed only once the kernel is through with its last process, a moment after that was ended.
    private final Set<AttemptId> unremoved = ConcurrentHashMap.newKeySet();

    LocalTrees(Path attempts, ProcessTable table, Cgroups cgroups) throws IOException {
        this.attempts = attempts;
        this.table = table;
        this.cgroups = cgroups;
        this.census = new ProcessCensus(table.bootId());
    }

    /** What an attempt's command is to be put into. */
    Confinement confinement(AttemptId attempt, WorkerLimits limits) {
        return new Confinement(
                cgroups.create(attempt.toString(), limits).orElse(null),
                Math.max(limits.disk().bytes(), limits.output().bytes()));
    }

    /** Keeps in mind who runs an attempt, so that the loss of its folder does not make it lost. */
    void remember(AttemptId attempt, RunRecord record) {
        roots.put(attempt, new TreeRoot(AttemptFolder.of(attempts, attempt).run(), record));
    }

    /** Who runs an attempt, if that is in mind and still alive. */
    Optional<ProcessIdentity> alive(AttemptId attempt) {
        return Optional.ofNullable(roots.get(attempt))
                .map(root -> root.record().command())
                .filter(table::isAlive);
    }

    @Override
    public Map<AttemptId, Footprint> measure(Collection<AttemptId> some) {
        Map<TreeRoot, AttemptId> known = new HashMap<>();
        for (AttemptId attempt : some) {
            root(attempt).ifPresent(root -> known.put(root, attempt));
        }
        Map<AttemptId, Footprint> measured = new HashMap<>();
        some.forEach(attempt -> measured.put(attempt, Footprint.NONE));
        Map<TreeRoot, Footprint> taken = census.take(
                known.keySet(),
                root -> cgroups.members(root.folder().path().getFileName().toString()));
        known.forEach((root, attempt) -> measured.put(attempt, taken.getOrDefault(root, Footprint.NONE)));
        return measured;
    }

    @Override
    public long exactMemory(Footprint footprint) {
        return census.exactMemory(footprint);
    }

    @Override
    public boolean holdsConnection(Footprint footprint) {
        return census.holdsConnection(footprint);
    }

    @Override
    public Optional<Instant> lastOutputAt(AttemptId attempt) {
        Path file = AttemptFolder.of(attempts, attempt).outputFile(OutputSource.AGENT);
        try {
            return Files.size(file) == 0
                    ? Optional.empty()
                    : Optional.of(Files.getLastModifiedTime(file).toInstant());
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    @Override
    public boolean wasKilledForMemory(AttemptId attempt) {
        return cgroups.wasKilledForMemory(attempt.toString());
    }

    @Override
    public boolean enforcesLimits() {
        return cgroups.support() == CgroupSupport.LIMITS;
    }

    /**
     * Ends every process of the attempt by force, wherever it went, and makes sure that none is left: by its group and session, the
     * mark in its environment, its parents, and its cgroup. Never the shim, which writes down how it ended.
     *
     * @return how many processes were ended, those that only the cgroup held not counted
     * @throws UncheckedIOException if some are still there after {@link #PATIENCE}
     */
    int end(AttemptId attempt) {
        cgroups.kill(attempt.toString());
        Set<ProcessIdentity> ended = new HashSet<>();
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        // Each round sees what the last round's processes forked before they were ended.
        for (List<ProcessIdentity> left = members(attempt); !left.isEmpty(); left = members(attempt)) {
            left.stream().filter(table::kill).forEach(ended::add);
            if (System.nanoTime() > deadline) {
                throw new UncheckedIOException(new IOException(left.size() + " processes of attempt " + attempt
                        + " cannot be ended, such as " + left.getFirst()));
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(PAUSE_MILLIS));
        }
        return ended.size();
    }

    private List<ProcessIdentity> members(AttemptId attempt) {
        return measure(List.of(attempt)).getOrDefault(attempt, Footprint.NONE).members();
    }

    /** Ends what its cgroup still holds of an attempt that is over; costs next to nothing, and nothing without cgroups. */
    void closeGroup(AttemptId attempt) {
        if (cgroups.support() != CgroupSupport.NONE) {
            cgroups.kill(attempt.toString());
        }
    }

    /** The attempts that have a cgroup, also those of an earlier process of this service. */
    Set<AttemptId> grouped() {
        return cgroups.runs().stream()
                .map(LocalTrees::attempt)
                .flatMap(Optional::stream)
                .collect(Collectors.toSet());
    }

    /** The attempt with this name; empty for a name that is none's. */
    static Optional<AttemptId> attempt(String name) {
        try {
            return Optional.of(AttemptId.of(name));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** Forgets an attempt of which nothing is left. */
    void forget(AttemptId attempt) {
        if (cgroups.support() != CgroupSupport.NONE) {
            unremoved.add(attempt);
            removeGroups();
        }
        TreeRoot root = roots.remove(attempt);
        if (root != null) {
            census.forget(root);
        }
    }

    /** Removes the groups that could not be removed before. */
    void removeGroups() {
        unremoved.removeIf(attempt -> cgroups.remove(attempt.toString()));
    }

    /** Removes the groups that could not be removed before; gives up after a moment, they are removed at the next start. */
    void close() {
        for (int round = 0; round < 20 && !unremoved.isEmpty(); round++) {
            removeGroups();
            LockSupport.parkNanos(unremoved.isEmpty() ? 0 : TimeUnit.MILLISECONDS.toNanos(PAUSE_MILLIS));
        }
    }

    private Optional<TreeRoot> root(AttemptId attempt) {
        TreeRoot known = roots.get(attempt);
        if (known != null) {
            return Optional.of(known);
        }
        RunFolder folder = AttemptFolder.of(attempts, attempt).run();
        try {
            Optional<TreeRoot> found = folder.record().map(record -> new TreeRoot(folder, record));
            found.ifPresent(root -> roots.put(attempt, root));
            return found;
        } catch (IOException e) {
            // No proof of anything; one such folder must not hide what the others run.
            return Optional.empty();
        }
    }
}
