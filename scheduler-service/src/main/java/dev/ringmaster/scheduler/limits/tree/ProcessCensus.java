package dev.ringmaster.scheduler.limits.tree;

import dev.ringmaster.execution.process.ProcessIdentity;
import dev.ringmaster.execution.process.Shim;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Counts the processes of many runs by one look at the machine. A process belongs to a run by its session, its process group, its
 * parent, the mark in its environment, or because it was seen as one of the run's before: whoever leaves all of these between two
 * looks is not found. Thread-safe.
 */
public final class ProcessCensus {

    private final ProcFiles proc;
    private final String bootId;
    private final Map<ProcessIdentity, Optional<String>> marks = new HashMap<>();
    private final Map<String, Set<ProcessIdentity>> seen = new HashMap<>();

    /** @throws IOException if this is no Linux machine with {@code /proc} mounted */
    public ProcessCensus(String bootId) throws IOException {
        this.proc = new ProcFiles(Path.of("/proc"));
        this.bootId = bootId;
    }

    /**
     * What each run uses now, in one pass; runs that have ended but left processes behind are counted too.
     *
     * @param grouped the processes that are known to be a run's because its cgroup holds them
     */
    public synchronized Map<TreeRoot, Footprint> take(
            Collection<TreeRoot> roots, Function<TreeRoot, List<Long>> grouped) {
        List<ProcessEntry> entries = proc.processes();
        Members members = new Members(entries, roots);
        roots.forEach(root -> grouped.apply(root).forEach(pid -> members.settle(pid, root)));
        Map<TreeRoot, List<ProcessEntry>> trees = new HashMap<>();
        Set<ProcessIdentity> alive = new HashSet<>();
        for (ProcessEntry entry : entries) {
            alive.add(identity(entry));
            TreeRoot root = entry.hasEnded() ? null : members.ownerOf(entry);
            if (root != null) {
                trees.computeIfAbsent(root, same -> new ArrayList<>()).add(entry);
            }
        }
        marks.keySet().retainAll(alive);
        seen.values().forEach(known -> known.retainAll(alive));
        return roots.stream()
                .collect(Collectors.toMap(
                        Function.identity(),
                        root -> footprint(root, trees.getOrDefault(root, List.of())),
                        (a, b) -> a));
    }

    /** What the processes hold, where what n of them share counts once; costs some 50 µs for each process. */
    public long exactMemory(Footprint footprint) {
        return footprint.members().stream()
                .mapToLong(member -> proc.proportionalBytes(member.pid()).orElse(0L))
                .sum();
    }

    /** Whether one of the processes holds a TCP connection open. */
    public boolean holdsConnection(Footprint footprint) {
        return proc.holdConnection(
                footprint.members().stream().map(ProcessIdentity::pid).toList());
    }

    /** Forgets what was seen of a run that is over and left nothing behind. */
    public synchronized void forget(TreeRoot root) {
        seen.remove(root.folder().path().toString());
    }

    private Footprint footprint(TreeRoot root, List<ProcessEntry> tree) {
        List<ProcessIdentity> members = tree.stream().map(this::identity).toList();
        Set<ProcessIdentity> known = seen.computeIfAbsent(root.folder().path().toString(), same -> new HashSet<>());
        known.addAll(members);
        return new Footprint(
                members,
                proc.bytesOf(
                        tree.stream().mapToLong(ProcessEntry::residentPages).sum()),
                tree.stream().map(entry -> proc.timeOf(entry.cpuTicks())).reduce(Duration.ZERO, Duration::plus));
    }

    private ProcessIdentity identity(ProcessEntry entry) {
        return new ProcessIdentity(entry.pid(), entry.startTicks(), bootId);
    }

    /** Who belongs to whom in one look. */
    private final class Members {

        private final Map<Long, ProcessEntry> byPid = new HashMap<>();
        private final Map<Long, TreeRoot> byLeader = new HashMap<>();
        private final Map<String, TreeRoot> byFolder = new HashMap<>();
        // The session of a shim holds what writes down the exit: it carries the mark, and must never be ended.
        private final Set<Long> shimSessions = new HashSet<>();
        private final Map<Long, @Nullable TreeRoot> owners = new HashMap<>();
        private long oldest = Long.MAX_VALUE;

        Members(List<ProcessEntry> entries, Collection<TreeRoot> roots) {
            entries.forEach(entry -> byPid.put(entry.pid(), entry));
            for (TreeRoot root : roots) {
                if (!root.record().command().bootId().equals(bootId)) {
                    continue;
                }
                oldest = Math.min(oldest, root.record().command().startTicks());
                byFolder.put(Shim.marker(root.folder()), root);
                shimSessions.add(root.record().shim().pid());
                ProcessEntry holder = byPid.get(root.record().command().pid());
                // Its number may belong to another by now, and with it the session and the group of that number.
                if (holder == null
                        || holder.startTicks() == root.record().command().startTicks()) {
                    byLeader.put(root.record().command().pid(), root);
                }
            }
        }

        void settle(long pid, TreeRoot owner) {
            owners.put(pid, owner);
        }

        @Nullable
        TreeRoot ownerOf(ProcessEntry entry) {
            if (owners.containsKey(entry.pid())) {
                return owners.get(entry.pid());
            }
            owners.put(entry.pid(), null);
            TreeRoot owner = find(entry);
            owners.put(entry.pid(), owner);
            return owner;
        }

        private @Nullable TreeRoot find(ProcessEntry entry) {
            if (entry.startTicks() < oldest || shimSessions.contains(entry.session())) {
                return null;
            }
            TreeRoot bySession = byLeader.get(entry.session());
            if (bySession == null) {
                bySession = byLeader.get(entry.group());
            }
            if (bySession != null) {
                return bySession;
            }
            for (TreeRoot root : byFolder.values()) {
                if (seen.getOrDefault(root.folder().path().toString(), Set.of()).contains(identity(entry))) {
                    return root;
                }
            }
            ProcessEntry parent = byPid.get(entry.parent());
            TreeRoot byParent = parent == null ? null : ownerOf(parent);
            return byParent != null ? byParent : byFolder.get(markOf(entry));
        }

        private String markOf(ProcessEntry entry) {
            return marks.computeIfAbsent(identity(entry), same -> proc.variable(entry.pid(), Shim.MARKER))
                    .map(folder -> Shim.MARKER + "=" + folder)
                    .orElse("");
        }
    }
}
