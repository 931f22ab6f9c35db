package dev.ringmaster.cli.doctor;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Checks what keeps agents from each other here: cgroups that limit them, and a sandbox around them. */
final class IsolationCheckup {

    private final Tools tools;

    IsolationCheckup(Tools tools) {
        this.tools = tools;
    }

    List<Finding> run() {
        return List.of(
                limits(candidates(text(Path.of("/proc/self/mountinfo")), text(Path.of("/proc/self/cgroup")))),
                sandbox());
    }

    /** @param candidates where the scheduler would make its groups, best first */
    static Finding limits(List<Path> candidates) {
        boolean any = false;
        for (Path parent : candidates) {
            Path group = parent.resolve(
                    "ringmaster-doctor-" + ProcessHandle.current().pid());
            try {
                Files.createDirectory(group);
                try {
                    any |= Files.exists(group.resolve("cgroup.kill"));
                    if (Files.exists(group.resolve("memory.max")) && Files.exists(group.resolve("pids.max"))) {
                        return Finding.ok("limits", "the kernel keeps those of memory and processes (cgroup v2)");
                    }
                } finally {
                    Files.deleteIfExists(group);
                }
            } catch (IOException notAllowed) {
                // Then the next.
            }
        }
        return Finding.note(
                "limits",
                (any
                                ? "cgroups hold attempts together, but have no memory and pids controllers here"
                                : "no cgroups can be made here")
                        + ": limits are kept by looking twice a second, and a real fork bomb is not contained",
                "Start the ring in a delegated group, see \"Health and limits of attempts\" in docs/operations.md.");
    }

    Finding sandbox() {
        if (tools.find("bwrap").isEmpty()) {
            return Finding.note(
                    "sandbox",
                    "bubblewrap is not installed, so workers cannot have sandbox = \"bubblewrap\"",
                    "Debian and Ubuntu: apt-get install bubblewrap");
        }
        return tools.firstLine(
                                "bwrap",
                                "--ro-bind",
                                "/",
                                "/",
                                "--dev",
                                "/dev",
                                "--proc",
                                "/proc",
                                "--tmpfs",
                                "/tmp",
                                "--unshare-pid",
                                "--unshare-net",
                                "--cap-drop",
                                "ALL",
                                "--",
                                "echo",
                                "works")
                        .filter("works"::equals)
                        .isPresent()
                ? Finding.ok("sandbox", "bubblewrap works")
                : Finding.note(
                        "sandbox",
                        "bubblewrap is installed, but cannot make a sandbox here",
                        "User namespaces may be off (sysctl user.max_user_namespaces), or a container forbids them.");
    }

    /** The group of this process in cgroup v2 and the one above it. */
    static List<Path> candidates(String mountInfo, String ownGroup) {
        Optional<Path> mount = mountInfo
                .lines()
                .map(line -> List.of(line.split(" ")))
                .filter(fields -> fields.size() > 4 && fields.contains("cgroup2"))
                .map(fields -> Path.of(fields.get(4)))
                .findFirst();
        Optional<String> own = ownGroup.lines()
                .filter(line -> line.startsWith("0::/"))
                .map(line -> line.substring("0::/".length()))
                .findFirst();
        List<Path> candidates = new ArrayList<>();
        if (mount.isPresent() && own.isPresent()) {
            Path group = mount.get().resolve(own.get()).normalize();
            candidates.add(group);
            if (!group.equals(mount.get()) && group.startsWith(mount.get())) {
                candidates.add(group.resolveSibling("").normalize());
            }
        }
        return candidates;
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException notThere) {
            return "";
        }
    }
}
