package dev.ringmaster.scheduler.limits.cgroup;

import dev.ringmaster.model.settings.WorkerLimits;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Control groups (cgroup v2, the kernel's {@code Documentation/admin-guide/cgroup-v2.rst}), one for each attempt, where this service
 * may make them: below its own group or beside it. Found out once, by making one. Thread-safe.
 */
public final class Cgroups {

    private static final String PREFIX = "ringmaster-";
    private static final Duration FORGOTTEN_AFTER = Duration.ofHours(1);
    private static final Set<String> NEEDED = Set.of("memory", "pids");

    private final CgroupFiles files;
    private final CgroupSupport support;
    private final Path parent;
    private final String ring;

    private Cgroups(CgroupFiles files, CgroupSupport support, Path parent, String ring) {
        this.files = files;
        this.support = support;
        this.parent = parent;
        this.ring = ring;
    }

    /**
     * Finds out what is possible on this machine.
     *
     * @param attempts the ring's folder of attempts; two rings on one machine keep their groups apart by it
     */
    public static Cgroups probe(Path attempts) {
        KernelCgroupFiles kernel = new KernelCgroupFiles();
        return probe(
                kernel,
                kernel.read(Path.of("/proc/self/mountinfo")).orElse(""),
                kernel.read(Path.of("/proc/self/cgroup")).orElse(""),
                Integer.toHexString(attempts.toAbsolutePath().normalize().hashCode()));
    }

    /** As on a machine where there are none. */
    public static Cgroups none() {
        return new Cgroups(new KernelCgroupFiles(), CgroupSupport.NONE, Path.of("/"), "");
    }

    static Cgroups probe(CgroupFiles files, String mountInfo, String ownGroup, String ring) {
        Cgroups best = new Cgroups(files, CgroupSupport.NONE, Path.of("/"), ring);
        List<Path> candidates = candidates(mountInfo, ownGroup);
        candidates.stream().limit(1).filter(own -> !delegates(files, own)).forEach(own -> delegate(files, own));
        for (Path candidate : candidates) {
            CgroupSupport support = supportIn(files, candidate, ring);
            if (support.compareTo(best.support) > 0) {
                best = new Cgroups(files, support, candidate, ring);
            }
        }
        best.removeForgotten();
        return best;
    }

    public CgroupSupport support() {
        return support;
    }

    /** Where the groups are, for a person. */
    public Path parent() {
        return parent;
    }

    /**
     * Makes the group of a run and sets its limits.
     *
     * @param run unlike every other run's of this ring
     * @return its folder, whose {@code cgroup.procs} a process writes itself into; empty where there are no groups, or none could be
     *     made now
     */
    public Optional<Path> create(String run, WorkerLimits limits) {
        if (support == CgroupSupport.NONE) {
            return Optional.empty();
        }
        Path group = group(run);
        try {
            files.make(group);
            if (support == CgroupSupport.LIMITS) {
                files.write(
                        group.resolve("memory.max"),
                        Long.toString(limits.memory().bytes()));
                files.write(group.resolve("memory.oom.group"), "1");
                files.write(group.resolve("pids.max"), Integer.toString(limits.processes()));
                // Without this the limit only makes it swap. Kernels without swap accounting have no such file.
                if (files.read(group.resolve("memory.swap.max")).isPresent()) {
                    files.write(group.resolve("memory.swap.max"), "0");
                }
            }
            return Optional.of(group);
        } catch (IOException e) {
            files.remove(group);
            return Optional.empty();
        }
    }

    /** The processes of a run's group and the groups below it, the zombies too; empty where it has none. */
    public List<Long> members(String run) {
        List<Long> pids = new ArrayList<>();
        if (support != CgroupSupport.NONE) {
            collect(group(run), pids);
        }
        return pids;
    }

    /** Whether the kernel ended the run's group because it passed its memory. */
    public boolean wasKilledForMemory(String run) {
        return support == CgroupSupport.LIMITS
                && files.read(group(run).resolve("memory.events")).stream()
                        .flatMap(String::lines)
                        .anyMatch(line -> line.startsWith("oom_kill ") && !line.equals("oom_kill 0"));
    }

    /** Ends every process of a run's group at once, also one that is being forked. */
    public boolean kill(String run) {
        if (support == CgroupSupport.NONE) {
            return false;
        }
        try {
            files.write(group(run).resolve("cgroup.kill"), "1");
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    /**
     * Removes the group of a run that is over; harmless while it still holds processes, and when repeated.
     *
     * @return whether it is gone
     */
    public boolean remove(String run) {
        return support == CgroupSupport.NONE || removeTree(group(run));
    }

    /** The runs of this ring that have a group, also those of an earlier process of this service. */
    public List<String> runs() {
        String prefix = PREFIX + ring + "-";
        return support == CgroupSupport.NONE
                ? List.of()
                : files.below(parent).stream()
                        .map(group -> group.getFileName().toString())
                        .filter(name -> name.startsWith(prefix))
                        .map(name -> name.substring(prefix.length()))
                        .toList();
    }

    /** Rings whose folder was deleted never come back for their empty groups; the age keeps those that are just being filled. */
    private void removeForgotten() {
        if (support != CgroupSupport.NONE) {
            files.below(parent).stream()
                    .filter(group -> String.valueOf(group.getFileName()).startsWith(PREFIX))
                    .filter(group -> files.isOlderThan(group, FORGOTTEN_AFTER))
                    .forEach(files::remove);
        }
    }

    private Path group(String run) {
        return parent.resolve(PREFIX + ring + "-" + run);
    }

    private void collect(Path group, List<Long> pids) {
        files.read(group.resolve("cgroup.procs")).stream()
                .flatMap(String::lines)
                .filter(line -> !line.isBlank())
                .forEach(line -> pids.add(Long.parseLong(line.strip())));
        files.below(group).forEach(below -> collect(below, pids));
    }

    private boolean removeTree(Path group) {
        files.below(group).forEach(this::removeTree);
        return files.remove(group);
    }

    private static List<Path> candidates(String mountInfo, String ownGroup) {
        List<Path> candidates = new ArrayList<>();
        mountInfo
                .lines()
                .map(line -> line.split(" "))
                .filter(fields -> fields.length > 4 && List.of(fields).contains("cgroup2"))
                .map(fields -> Path.of(fields[4]))
                .findFirst()
                .ifPresent(mount -> ownGroup.lines()
                        .filter(line -> line.startsWith("0::/"))
                        .map(line ->
                                mount.resolve(line.substring("0::/".length())).normalize())
                        .filter(own -> own.startsWith(mount))
                        .forEach(own -> {
                            candidates.add(own);
                            if (!own.equals(mount)) {
                                candidates.add(own.getParent());
                            }
                        }));
        return candidates;
    }

    private static CgroupSupport supportIn(CgroupFiles files, Path candidate, String ring) {
        Path child = candidate.resolve(
                PREFIX + ring + "-probe-" + ProcessHandle.current().pid());
        try {
            files.make(child);
            if (files.read(child.resolve("cgroup.procs")).isEmpty()
                    || files.read(child.resolve("cgroup.type")).stream()
                            .anyMatch(type -> type.startsWith("domain inv"))) {
                return CgroupSupport.NONE;
            }
            files.write(child.resolve("cgroup.kill"), "1");
            return files.read(child.resolve("memory.max")).isPresent()
                            && files.read(child.resolve("pids.max")).isPresent()
                    ? CgroupSupport.LIMITS
                    : CgroupSupport.TREE;
        } catch (IOException e) {
            return CgroupSupport.NONE;
        } finally {
            files.remove(child);
        }
    }

    private static void delegate(CgroupFiles files, Path own) {
        try {
            // Refused while the group holds processes itself, unless it is the root; only ever asked of our own group.
            files.write(own.resolve("cgroup.subtree_control"), "+memory +pids");
        } catch (IOException e) {
            // Then without.
        }
    }

    private static boolean delegates(CgroupFiles files, Path group) {
        return files.read(group.resolve("cgroup.subtree_control")).stream()
                .map(text -> Set.of(text.strip().split(" ")))
                .anyMatch(controllers -> controllers.containsAll(NEEDED));
    }
}
