package dev.ringmaster.scheduler.gate;

import dev.ringmaster.execution.process.Confinement;
import dev.ringmaster.execution.process.ProcessIdentity;
import dev.ringmaster.execution.process.ProcessTable;
import dev.ringmaster.execution.process.RunFolder;
import dev.ringmaster.execution.process.RunRecord;
import dev.ringmaster.model.settings.WorkerLimits;
import dev.ringmaster.scheduler.limits.Breach;
import dev.ringmaster.scheduler.limits.LimitPolicy;
import dev.ringmaster.scheduler.limits.cgroup.CgroupSupport;
import dev.ringmaster.scheduler.limits.cgroup.Cgroups;
import dev.ringmaster.scheduler.limits.tree.FolderLook;
import dev.ringmaster.scheduler.limits.tree.Footprint;
import dev.ringmaster.scheduler.limits.tree.ProcessCensus;
import dev.ringmaster.scheduler.limits.tree.TreeRoot;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;

/**
 * One running gate's whole tree of processes: put into a control group where there are any, looked at, and ended to the last one. Used
 * by one thread.
 */
final class GateGuard {
    // As agents are: what passes a limit is found within two seconds, and a machine that keeps the limits itself needs
    // no haste.
    private static final Duration LOOK_EVERY = Duration.ofMillis(500);
    private static final Duration LOOK_EVERY_ENFORCED = Duration.ofSeconds(5);
    private static final Duration WALK_EVERY = Duration.ofSeconds(10);
    // A walk through the tree takes at most one part in so many of the time.
    private static final int WALK_SHARE = 50;
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final Duration PAUSE = Duration.ofMillis(5);

    private final RunFolder folder;
    private final WorkerLimits limits;
    private final Cgroups cgroups;
    private final ProcessTable table;
    private final ProcessCensus census;
    private long nextWalk;

    GateGuard(RunFolder folder, WorkerLimits limits, Cgroups cgroups, ProcessTable table) throws IOException {
        this.folder = folder;
        this.limits = limits;
        this.cgroups = cgroups;
        this.table = table;
        this.census = new ProcessCensus(table.bootId());
        this.nextWalk = System.nanoTime() + WALK_EVERY.toNanos();
    }

    /** What its command is to be put into. */
    Confinement confinement() {
        return new Confinement(
                cgroups.create(group(), limits).orElse(null),
                Math.max(limits.disk().bytes(), limits.output().bytes()));
    }

    Duration lookEvery() {
        return cgroups.support() == CgroupSupport.LIMITS ? LOOK_EVERY_ENFORCED : LOOK_EVERY;
    }

    /**
     * The limit that it has passed.
     *
     * @param log where its output goes, the gates' before it included
     * @param from bytes in there that are not its own
     */
    Optional<Breach> breach(RunRecord record, Path log, long from, Path tree) throws IOException {
        Footprint footprint = footprint(record);
        Optional<Breach> breach = LimitPolicy.processes(footprint, limits);
        if (breach.isEmpty()) {
            breach = LimitPolicy.output(Files.size(log) - from, limits);
        }
        if (breach.isEmpty() && LimitPolicy.isMemorySuspect(footprint, limits)) {
            breach = LimitPolicy.memory(census.exactMemory(footprint), limits);
        }
        return breach.isEmpty() ? walk(tree) : breach;
    }

    /** The limit for which the kernel ended it. */
    Optional<Breach> killedByKernel() {
        return cgroups.wasKilledForMemory(group()) ? Optional.of(LimitPolicy.killedByKernel(limits)) : Optional.empty();
    }

    /** Ends every process of it by force, wherever it went, but for the shim, which writes down how it ended. */
    void end(RunRecord record) {
        cgroups.kill(group());
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        // Each round sees what the last round's processes forked before they were ended.
        for (List<ProcessIdentity> left = members(record);
                !left.isEmpty() && System.nanoTime() < deadline;
                left = members(record)) {
            left.forEach(table::kill);
            LockSupport.parkNanos(PAUSE.toNanos());
        }
    }

    /** Lets go of its group, ending what that still holds. One that cannot be removed yet is removed at some later start. */
    void close() {
        if (cgroups.support() != CgroupSupport.NONE) {
            cgroups.kill(group());
            for (int round = 0; round < 20 && !cgroups.remove(group()); round++) {
                LockSupport.parkNanos(PAUSE.toNanos());
            }
        }
    }

    private Optional<Breach> walk(Path tree) {
        long begin = System.nanoTime();
        if (begin - nextWalk < 0) {
            return Optional.empty();
        }
        Optional<Breach> breach = LimitPolicy.disk(FolderLook.at(List.of(tree)).bytes(), limits);
        long end = System.nanoTime();
        nextWalk = end + Math.max(WALK_EVERY.toNanos(), (end - begin) * WALK_SHARE);
        return breach;
    }

    private List<ProcessIdentity> members(RunRecord record) {
        return footprint(record).members();
    }

    private Footprint footprint(RunRecord record) {
        TreeRoot root = new TreeRoot(folder, record);
        return census.take(List.of(root), same -> cgroups.members(group())).getOrDefault(root, Footprint.NONE);
    }

    /** No attempt's name, so that nobody takes it for one. */
    private String group() {
        return "gate-" + folder.path().getFileName();
    }
}
