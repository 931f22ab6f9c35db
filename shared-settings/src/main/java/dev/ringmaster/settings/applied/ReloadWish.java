package dev.ringmaster.settings.applied;

import dev.ringmaster.settings.RingFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Instant;
import java.util.function.Consumer;

/** The wish that {@code ringmaster.toml} be looked at now: a file that the coordinator watches. */
public record ReloadWish(RingFolder folder) {

    /** @param complain told a sentence if it cannot be written, as on a full disk */
    public void say(Consumer<String> complain) {
        try {
            Files.createDirectories(folder.configuration());
            Files.writeString(folder.reloadRequest(), Instant.now() + "\n");
        } catch (IOException e) {
            complain.accept("the reload could not be asked for: " + e.getMessage());
        }
    }
}
