package dev.ringmaster.scheduler.limits.cgroup;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** A hierarchy that behaves as the kernel's: a group has the files that its parent delegates, and no inner processes. */
final class FakeCgroupFiles implements CgroupFiles {

    final Map<Path, String> files = new TreeMap<>();
    final Path root;
    final Set<Path> old = new HashSet<>();
    boolean writable = true;

    FakeCgroupFiles(Path root, String controllers, String delegated) {
        this.root = root;
        add(root, controllers);
        files.put(root.resolve("cgroup.subtree_control"), delegated);
    }

    FakeCgroupFiles with(Path group, String controllers, String delegated, String processes) {
        add(group, controllers);
        files.put(group.resolve("cgroup.subtree_control"), delegated);
        files.put(group.resolve("cgroup.procs"), processes);
        return this;
    }

    @Override
    public Optional<String> read(Path file) {
        return Optional.ofNullable(files.get(file));
    }

    @Override
    public void write(Path file, String text) throws IOException {
        if (!writable || !files.containsKey(file)) {
            throw new IOException("Permission denied: " + file);
        }
        if (file.endsWith("cgroup.subtree_control")) {
            delegate(parent(file), text);
        } else {
            files.put(file, text);
        }
    }

    @Override
    public void make(Path group) throws IOException {
        if (!writable || !files.containsKey(group.resolveSibling("cgroup.procs"))) {
            throw new IOException("Permission denied: " + group);
        }
        add(group, files.getOrDefault(group.resolveSibling("cgroup.subtree_control"), ""));
    }

    @Override
    public boolean remove(Path group) {
        if (!files.getOrDefault(group.resolve("cgroup.procs"), "").isBlank()) {
            return false;
        }
        files.keySet().removeIf(file -> file.startsWith(group));
        return true;
    }

    @Override
    public boolean isOlderThan(Path group, Duration age) {
        return old.contains(group);
    }

    @Override
    public List<Path> below(Path group) {
        return files.keySet().stream()
                .filter(file -> file.endsWith("cgroup.procs"))
                .map(FakeCgroupFiles::parent)
                .filter(below -> parent(below).equals(group))
                .toList();
    }

    private void delegate(Path group, String text) throws IOException {
        String has = files.getOrDefault(group.resolve("cgroup.controllers"), "");
        String wanted = text.replace("+", "");
        if (!group.equals(root)
                && !files.getOrDefault(group.resolve("cgroup.procs"), "").isBlank()) {
            throw new IOException("Device or resource busy");
        }
        if (!List.of(has.split(" ")).containsAll(List.of(wanted.split(" ")))) {
            throw new IOException("Invalid argument");
        }
        files.put(group.resolve("cgroup.subtree_control"), wanted);
    }

    private static Path parent(Path file) {
        return Objects.requireNonNull(file.getParent());
    }

    private void add(Path group, String controllers) {
        files.put(group.resolve("cgroup.controllers"), controllers);
        files.put(group.resolve("cgroup.subtree_control"), "");
        files.put(group.resolve("cgroup.procs"), "");
        files.put(group.resolve("cgroup.kill"), "");
        if (controllers.contains("memory")) {
            files.put(group.resolve("memory.max"), "max");
            files.put(group.resolve("memory.swap.max"), "max");
            files.put(group.resolve("memory.oom.group"), "0");
            files.put(group.resolve("memory.events"), "oom 0\noom_kill 0\n");
        }
        if (controllers.contains("pids")) {
            files.put(group.resolve("pids.max"), "max");
        }
    }
}
