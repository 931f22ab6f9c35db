package dev.ringmaster.cli.supervisor.process;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import dev.ringmaster.settings.Component;
import dev.ringmaster.settings.RingFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/** The small files under {@code .ringmaster/run}: which process each component is, and which ones a person stopped. */
public final class RunFiles {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final RingFolder folder;
    private final ProcessTable table;

    public RunFiles(RingFolder folder, ProcessTable table) {
        this.folder = folder;
        this.table = table;
    }

    /** The component's process if it still runs. */
    public Optional<ProcessIdentity> live(Component component) {
        return recorded(folder.run(component)).filter(table::alive);
    }

    /** The process that a run file names, whether it runs or not; empty when there is no readable file. */
    public static Optional<ProcessIdentity> recorded(Path file) {
        try {
            JsonNode node = JSON.readTree(Files.readString(file));
            return Optional.of(new ProcessIdentity(
                    node.path("pid").asLong(),
                    node.path("startTicks").asLong(),
                    node.path("bootId").asText("")));
        } catch (IOException | IllegalArgumentException missingOrTorn) {
            return Optional.empty();
        }
    }

    /** The file beside a run file that holds the pid alone, for {@code kill}. */
    public static Path pidFile(Path runFile) {
        return runFile.resolveSibling(runFile.getFileName().toString().replaceFirst("\\.json$", "") + ".pid");
    }

    /** Writes a run file whole, and the one with the pid. */
    public static void record(Path file, ProcessIdentity process, String startedAt) throws IOException {
        replace(
                file,
                JSON.createObjectNode()
                        .put("pid", process.pid())
                        .put("startTicks", process.startTicks())
                        .put("bootId", process.bootId())
                        .put("startedAt", startedAt)
                        .toString());
        replace(pidFile(file), Long.toString(process.pid()));
    }

    public void forget(Component component) throws IOException {
        forget(folder.run(component));
    }

    /** Deletes a run file and its pid. */
    public static void forget(Path file) throws IOException {
        Files.deleteIfExists(pidFile(file));
        Files.deleteIfExists(file);
    }

    /** The components that a person stopped; they stay so until they are started, or the whole ring is stopped. */
    public Set<Component> stopped() {
        Set<Component> stopped = EnumSet.noneOf(Component.class);
        try {
            for (JsonNode word : JSON.readTree(Files.readString(desired())).path("stopped")) {
                Component.ofWord(word.asText()).ifPresent(stopped::add);
            }
        } catch (IOException nothingStopped) {
            return stopped;
        }
        return stopped;
    }

    /** Keeps what is to stay stopped; where the folder is gone there is nothing to keep. */
    public void writeStopped(Set<Component> stopped) throws IOException {
        if (!Files.isDirectory(folder.run())) {
            return;
        }
        ArrayNode words = JSON.createArrayNode();
        stopped.stream().map(Component::word).sorted().forEach(words::add);
        replace(desired(), JSON.createObjectNode().set("stopped", words).toString());
    }

    private Path desired() {
        return folder.run().resolve("desired.json");
    }

    private static void replace(Path file, String text) throws IOException {
        Path part = file.resolveSibling(file.getFileName() + ".part");
        Files.writeString(part, text + "\n");
        Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }
}
