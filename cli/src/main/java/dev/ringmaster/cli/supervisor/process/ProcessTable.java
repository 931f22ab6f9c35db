package dev.ringmaster.cli.supervisor.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;

/**
 * The operating system's table of processes. Reads {@code /proc} where there is one, because a {@link ProcessHandle} calls a
 * zombie alive and rounds start times; elsewhere it asks the handle.
 */
public final class ProcessTable {

    private static final Path PROC = Path.of("/proc");
    private static final int START_TICKS = 19;

    private final boolean proc = Files.isReadable(PROC.resolve("self/stat"));
    private final String bootId = readBootId();

    /** The identity of a live process, or empty when there is none with this pid. */
    public Optional<ProcessIdentity> identify(long pid) {
        return proc ? fromProc(pid) : fromHandle(pid);
    }

    /** Whether exactly this process still runs; a zombie does not. */
    public boolean alive(ProcessIdentity process) {
        return identify(process.pid()).filter(process::equals).isPresent();
    }

    /** Asks the process to end ({@code SIGTERM}); does nothing when it is gone or its pid is another's now. */
    public void terminate(ProcessIdentity process) {
        if (alive(process)) {
            ProcessHandle.of(process.pid()).ifPresent(ProcessHandle::destroy);
        }
    }

    /** Ends the process at once ({@code SIGKILL}); does nothing when it is gone or its pid is another's now. */
    public void kill(ProcessIdentity process) {
        if (alive(process)) {
            ProcessHandle.of(process.pid()).ifPresent(ProcessHandle::destroyForcibly);
        }
    }

    private Optional<ProcessIdentity> fromProc(long pid) {
        String stat;
        try {
            stat = Files.readString(PROC.resolve(pid + "/stat"));
        } catch (IOException gone) {
            return Optional.empty();
        }
        // The program's name, in brackets, may hold blanks and brackets itself; the fields are counted after the last
        // one.
        String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
        return fields[0].equals("Z") || fields[0].equals("X")
                ? Optional.empty()
                : Optional.of(new ProcessIdentity(pid, Long.parseLong(fields[START_TICKS]), bootId));
    }

    private Optional<ProcessIdentity> fromHandle(long pid) {
        return ProcessHandle.of(pid)
                .filter(ProcessHandle::isAlive)
                .map(handle -> new ProcessIdentity(
                        pid,
                        handle.info().startInstant().map(Instant::toEpochMilli).orElse(0L),
                        bootId));
    }

    private static String readBootId() {
        try {
            return Files.readString(PROC.resolve("sys/kernel/random/boot_id")).strip();
        } catch (IOException notLinux) {
            return "";
        }
    }
}
