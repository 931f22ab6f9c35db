package dev.ringmaster.settings.applied;

import dev.ringmaster.settings.RingFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Instant;
import java.util.function.Consumer;
import sun.misc.Signal;

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

    /**
     * Makes {@code kill -HUP} of this process mean the wish. Where the process was started to ignore hang-ups, it goes on to.
     *
     * @param complain told a sentence when the wish, or the signal, cannot be seen to
     */
    public void sayOnHangUp(Consumer<String> complain) {
        onHangUp(() -> say(complain), complain);
    }

    /** Has something done at {@code kill -HUP}, on a thread of its own, in place of the end of this process. */
    public static void onHangUp(Runnable heard, Consumer<String> complain) {
        try {
            Signal.handle(new Signal("HUP"), signal -> heard.run());
        } catch (IllegalArgumentException e) {
            complain.accept("kill -HUP does not reload the settings here: " + e.getMessage());
        }
    }
}
