package dev.ringmaster.release.stage;

import dev.ringmaster.model.id.ReleaseId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Which programs a release replaces: written once it is laid out, read by the stages that follow. */
public final class Programs {

    private Programs() {}

    public static void write(Places places, ReleaseId release, List<String> changed) throws IOException {
        Files.createDirectories(places.folder(release));
        Files.write(file(places, release), changed);
    }

    /** Empty where the release replaces none, such as one of documentation. */
    public static List<String> changed(Places places, ReleaseId release) throws IOException {
        Path file = file(places, release);
        return Files.exists(file) ? Files.readAllLines(file) : List.of();
    }

    private static Path file(Places places, ReleaseId release) {
        return places.folder(release).resolve("programs");
    }
}
