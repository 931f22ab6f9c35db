package dev.ringmaster.e2e.ring;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** The processes that a ring consists of, by the records that it keeps of them. */
public final class RingProcesses {

    private final ObjectMapper json = new ObjectMapper();
    private final Path home;

    /** @param home the folder with {@code ringmaster.toml} */
    public RingProcesses(Path home) {
        this.home = home;
    }

    /** Kills a component with SIGKILL if it runs, and never a process that merely has its pid; returns the pid. */
    public Optional<Long> kill(String component) throws IOException {
        Path file = home.resolve(".ringmaster/run/" + component + ".json");
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        JsonNode identity = json.readTree(file.toFile());
        long pid = identity.path("pid").asLong();
        if (pid <= 0 || startTicks(pid) != identity.path("startTicks").asLong()) {
            return Optional.empty();
        }
        return ProcessHandle.of(pid).filter(ProcessHandle::destroyForcibly).map(ProcessHandle::pid);
    }

    private static long startTicks(long pid) {
        try {
            String stat = Files.readString(Path.of("/proc/" + pid + "/stat"));
            return Long.parseLong(stat.substring(stat.lastIndexOf(')') + 2).split(" ")[19]);
        } catch (IOException gone) {
            return -1;
        }
    }
}
