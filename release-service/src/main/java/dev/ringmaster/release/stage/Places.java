package dev.ringmaster.release.stage;

import dev.ringmaster.model.id.ReleaseId;
import dev.ringmaster.settings.RingFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The files of releases: what release-service keeps of one, and the few of the installation that it reads. */
public record Places(RingFolder ring) {

    private static final Pattern RELEASE_FILE = Pattern.compile("r-([0-9]{1,9})\\.json");

    public Path folder(ReleaseId release) {
        return ring.state().resolve("release").resolve(release.value());
    }

    /** Where its commit is laid out to be proved and built. */
    public Path tree(ReleaseId release) {
        return folder(release).resolve("tree");
    }

    public Path runs(ReleaseId release) {
        return folder(release).resolve("runs");
    }

    /** The folder of one command of a release. */
    public Path run(ReleaseId release, String name) {
        return runs(release).resolve(name);
    }

    /** How the ring was before the swap. */
    public Path before(ReleaseId release) {
        return folder(release).resolve("before.json");
    }

    /** The command line that is installed. */
    public Path program() {
        return ring.app().resolve("bin").resolve("ringmaster");
    }

    /** The release that was kept last; empty before anything was installed as one. */
    public Optional<ReleaseId> lastKnownGood() throws IOException {
        try {
            String name =
                    Files.readString(ring.app().resolve("last-known-good")).strip();
            return name.isEmpty() ? Optional.empty() : Optional.of(new ReleaseId(name));
        } catch (NoSuchFileException none) {
            return Optional.empty();
        }
    }

    /** Where the supervisor writes why it took a release back by itself. */
    public Path wentBack() {
        return ring.app().resolve("went-back.json");
    }

    /** The greatest number that a release of the installation has; 0 where there is none. */
    public int greatestNumber() throws IOException {
        Path releases = ring.app().resolve("releases");
        int greatest = 0;
        for (Path place : List.of(releases, ring.state().resolve("release"))) {
            if (!Files.isDirectory(place)) {
                continue;
            }
            try (var files = Files.list(place)) {
                for (Path file : files.toList()) {
                    String name = file.getFileName().toString();
                    Matcher matched = RELEASE_FILE.matcher(name.endsWith(".json") ? name : name + ".json");
                    if (matched.matches()) {
                        greatest = Math.max(greatest, Integer.parseInt(matched.group(1)));
                    }
                }
            }
        }
        return greatest;
    }
}
