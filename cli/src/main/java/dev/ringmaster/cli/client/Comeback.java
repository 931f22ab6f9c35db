package dev.ringmaster.cli.client;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ringmaster.settings.Component;
import dev.ringmaster.settings.RingFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;

/**
 * Whether an api-service that does not listen is expected back: something of its ring runs, and nobody stopped it for good. What runs is
 * read from the files that the ring's processes leave in its folder.
 */
public record Comeback(RingFolder folder) implements BooleanSupplier {

    private static final String SUFFIX = ".pid";

    @Override
    public boolean getAsBoolean() {
        return !isStopped() && somethingRuns();
    }

    private boolean isStopped() {
        if (Files.exists(folder.run().resolve(Component.API_SERVICE.word() + ".dev"))) {
            // Somebody develops it in its usual one's place.
            return false;
        }
        try {
            JsonNode desired = Json.read(Files.readAllBytes(folder.run().resolve("desired.json")));
            for (JsonNode word : desired.path("stopped")) {
                if (word.asText().equals(Component.API_SERVICE.word())) {
                    return true;
                }
            }
            return false;
        } catch (IOException nothingIsStopped) {
            return false;
        }
    }

    private boolean somethingRuns() {
        try (Stream<Path> files = Files.list(folder.run())) {
            return files.filter(file -> file.toString().endsWith(SUFFIX)).anyMatch(Comeback::runs);
        } catch (IOException neverStarted) {
            return false;
        }
    }

    private static boolean runs(Path file) {
        try {
            long pid = Long.parseLong(Files.readString(file).strip());
            return ProcessHandle.of(pid).filter(ProcessHandle::isAlive).isPresent();
        } catch (IOException | NumberFormatException goneOrTorn) {
            return false;
        }
    }
}
