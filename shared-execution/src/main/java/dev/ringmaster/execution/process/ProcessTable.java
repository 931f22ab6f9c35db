package dev.ringmaster.execution.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** This machine's processes as {@code /proc} shows them (proc(5)). Thread-safe. */
public final class ProcessTable {
    private static final Path PROC = Path.of("/proc");

    private final String bootId;

    /** @throws IOException if this is no Linux machine with {@code /proc} mounted */
    public ProcessTable() throws IOException {
        bootId = Files.readString(PROC.resolve("sys/kernel/random/boot_id")).strip();
    }

    public String bootId() {
        return bootId;
    }

    /** Whether exactly this process still runs; one that has ended and only waits to be collected does not. */
    public boolean isAlive(ProcessIdentity identity) {
        return identity.bootId().equals(bootId)
                && stat(identity.pid())
                        .filter(stat -> !stat.ended() && stat.startTicks() == identity.startTicks())
                        .isPresent();
    }

    /**
     * The processes that belong to a leader that is over: those of its session, and those that carry the marker in their environment,
     * having left the session; but not those of the shim's session, which write down the exit. Empty while the leader lives, and where its pid, and so its session's number, belongs to another by now.
     *
     * @param marker one {@code NAME=value} of the environment
     */
    public List<ProcessIdentity> leftBehind(ProcessIdentity leader, ProcessIdentity shim, String marker) {
        Optional<Stat> now = stat(leader.pid());
        if (!leader.bootId().equals(bootId) || now.filter(stat -> !stat.ended()).isPresent()) {
            return List.of();
        }
        boolean sessionIsTheLeaders = now.isEmpty() || now.get().startTicks() == leader.startTicks();
        byte[] entry = entry(marker);
        List<ProcessIdentity> found = new ArrayList<>();
        for (long pid : pids()) {
            stat(pid)
                    .filter(stat -> !stat.ended() && stat.startTicks() >= leader.startTicks())
                    .filter(stat -> stat.session() != shim.pid())
                    .filter(stat -> (sessionIsTheLeaders && stat.session() == leader.pid()) || carries(pid, entry))
                    .ifPresent(stat -> found.add(new ProcessIdentity(pid, stat.startTicks(), bootId)));
        }
        return found;
    }

    /**
     * Ends exactly this process by force. The handle keeps the time at which its process was started and is given no other's.
     *
     * @return whether it was sent; false where that process is no more
     */
    public boolean kill(ProcessIdentity identity) {
        Optional<ProcessHandle> handle = ProcessHandle.of(identity.pid());
        return handle.isPresent() && isAlive(identity) && handle.get().destroyForcibly();
    }

    /** The processes that carry the marker in their environment, whoever started them. */
    public List<ProcessIdentity> marked(String marker) {
        byte[] entry = entry(marker);
        List<ProcessIdentity> found = new ArrayList<>();
        for (long pid : pids()) {
            stat(pid)
                    .filter(stat -> !stat.ended() && carries(pid, entry))
                    .ifPresent(stat -> found.add(new ProcessIdentity(pid, stat.startTicks(), bootId)));
        }
        return found;
    }

    private static byte[] entry(String marker) {
        return (marker + "\0").getBytes(StandardCharsets.UTF_8);
    }

    private static List<Long> pids() {
        List<Long> pids = new ArrayList<>();
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(PROC, "[0-9]*")) {
            for (Path entry : entries) {
                long pid = Long.parseLong(entry.getFileName().toString());
                if (pid > 1) {
                    pids.add(pid);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return pids;
    }

    private static boolean carries(long pid, byte[] entry) {
        try {
            byte[] environment = Files.readAllBytes(PROC.resolve(pid + "/environ"));
            for (int start = 0; start + entry.length <= environment.length; start++) {
                if ((start == 0 || environment[start - 1] == 0)
                        && Arrays.equals(environment, start, start + entry.length, entry, 0, entry.length)) {
                    return true;
                }
            }
        } catch (IOException e) {
            // Another user's, or gone: not ours either way.
            return false;
        }
        return false;
    }

    private static Optional<Stat> stat(long pid) {
        try {
            // A process's name may hold any byte, also blanks and parentheses: fields count from the last parenthesis.
            String line = Files.readString(PROC.resolve(pid + "/stat"), StandardCharsets.ISO_8859_1);
            String[] fields = line.substring(line.lastIndexOf(')') + 2).split(" ", 21);
            return Optional.of(new Stat(fields[0].charAt(0), Long.parseLong(fields[3]), Long.parseLong(fields[19])));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException e) {
            if (String.valueOf(e.getMessage()).contains("No such process")) {
                return Optional.empty();
            }
            // Out of file descriptors, for example: no proof of anything.
            throw new UncheckedIOException(e);
        }
    }

    private record Stat(char state, long session, long startTicks) {
        boolean ended() {
            return state == 'Z' || state == 'X';
        }
    }
}
