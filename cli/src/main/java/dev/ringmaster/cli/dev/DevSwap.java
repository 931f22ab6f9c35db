package dev.ringmaster.cli.dev;

import dev.ringmaster.settings.Component;
import dev.ringmaster.settings.RingFolder;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * A service that is developed in the place of the supervised one. All processes of its dev mode carry a marker in their environment, so that
 * they are found and ended whoever of them was killed; a file beside the run files says that there may be some.
 */
public record DevSwap(RingFolder folder, Component component) {

    private static final String VARIABLE = "RINGMASTER_DEV";
    private static final Duration GRACE = Duration.ofSeconds(10);

    /** Whether dev mode took the service's place and has not given it back. */
    public boolean isActive() {
        return Files.exists(file());
    }

    void begin() throws IOException {
        Files.createDirectories(folder.run());
        Files.writeString(file(), ProcessHandle.current().pid() + "\n");
    }

    /** Ends what is left of dev mode, if anything, and forgets it. */
    public void end() throws IOException {
        List<ProcessHandle> left = marked();
        left.forEach(ProcessHandle::destroy);
        long limit = System.nanoTime() + GRACE.toNanos();
        while (left.stream().anyMatch(ProcessHandle::isAlive) && System.nanoTime() < limit) {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
        }
        marked().forEach(ProcessHandle::destroyForcibly);
        Files.deleteIfExists(file());
    }

    /** The variable that marks the processes, as name and value. */
    void mark(ProcessBuilder builder) {
        builder.environment().put(VARIABLE, value());
    }

    private List<ProcessHandle> marked() {
        byte[] entry = (VARIABLE + "=" + value()).getBytes(StandardCharsets.UTF_8);
        String wanted = new String(entry, StandardCharsets.ISO_8859_1);
        return ProcessHandle.allProcesses()
                .filter(process -> List.of(environment(process).split("\0")).contains(wanted))
                .toList();
    }

    private static String environment(ProcessHandle process) {
        try {
            return Files.readString(Path.of("/proc/" + process.pid() + "/environ"), StandardCharsets.ISO_8859_1);
        } catch (IOException anothersOrGone) {
            return "";
        }
    }

    private String value() {
        return component.word() + "@" + folder.home();
    }

    private Path file() {
        return folder.run().resolve(component.word() + ".dev");
    }
}
