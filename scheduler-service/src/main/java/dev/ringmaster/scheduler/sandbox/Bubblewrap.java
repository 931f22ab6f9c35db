package dev.ringmaster.scheduler.sandbox;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Builds the command line of bwrap(1), version 0.5 and later. Pure. */
public final class Bubblewrap {

    public static final String PROGRAM = "bwrap";

    /** Sockets of the machine's services, which would lead out of any box, and what others leave lying about. */
    private static final List<String> ALWAYS_HIDDEN = List.of("/tmp", "/var/tmp", "/run", "/root", "/home");

    /** Where systems keep what resolv.conf points to. */
    private static final List<String> NAME_SERVICE =
            List.of("/run/systemd/resolve", "/run/resolvconf", "/run/NetworkManager");

    private Bubblewrap() {}

    /** The arguments that come before the agent's own command line, after {@link #PROGRAM}. */
    public static List<String> arguments(SandboxView view) {
        List<String> line = new ArrayList<>();
        add(line, "--ro-bind", "/", "/");
        add(line, "--dev", "/dev");
        add(line, "--proc", "/proc");
        // In this order: what is hidden first, then what shows through it.
        Set<Path> hidden = new TreeSet<>(view.hidden());
        ALWAYS_HIDDEN.forEach(path -> hidden.add(Path.of(path)));
        for (Path path : hidden) {
            // The root of a machine is no place to hide, whatever HOME says.
            if (path.getNameCount() > 0) {
                add(line, "--tmpfs", path.toString());
            }
        }
        NAME_SERVICE.forEach(path -> add(line, "--ro-bind-try", path, path));
        view.readable().forEach(path -> add(line, "--ro-bind-try", path.toString(), path.toString()));
        view.writable().forEach(path -> add(line, "--bind-try", path.toString(), path.toString()));
        add(
                line,
                "--bind",
                view.workingFolder().toString(),
                view.workingFolder().toString());
        add(line, "--chdir", view.workingFolder().toString());
        add(line, "--unshare-pid");
        add(line, "--unshare-ipc");
        add(line, "--unshare-uts");
        if (!view.network()) {
            add(line, "--unshare-net");
        }
        add(line, "--cap-drop", "ALL");
        add(line, "--");
        return List.copyOf(line);
    }

    private static void add(List<String> line, String... words) {
        line.addAll(List.of(words));
    }
}
