package dev.ringmaster.cli.install.release;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.ringmaster.model.id.ReleaseId;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * The small files of an installation that say which releases there are and which of them counts.
 *
 * @param app the installation's folder, absolute
 */
public record ReleaseFiles(Path app) {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** Work on several of the files that others must not see half done. */
    @FunctionalInterface
    public interface Change<T> {
        T make() throws IOException;
    }

    /** Makes a change alone. Not reentrant; the system ends the claim of a process that dies. */
    public <T> T alone(Change<T> change) throws IOException {
        Files.createDirectories(folder());
        try (FileChannel channel = FileChannel.open(
                        folder().resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                FileLock lock = channel.lock()) {
            return change.make();
        }
    }

    public Optional<Release> release(ReleaseId id) throws IOException {
        return read(file(id), Release::of);
    }

    /** All that are known, the oldest first. */
    public List<Release> releases() throws IOException {
        if (!Files.isDirectory(folder())) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder())) {
            List<Path> written = files.filter(
                            file -> file.getFileName().toString().matches("r-\\d+\\.json"))
                    .toList();
            List<Release> releases = new ArrayList<>();
            for (Path file : written) {
                read(file, Release::of).ifPresent(releases::add);
            }
            releases.sort(Comparator.comparing(Release::id));
            return List.copyOf(releases);
        }
    }

    public void write(Release release) throws IOException {
        WholeFile.write(file(release.id()), release.json().toPrettyString() + "\n");
    }

    public void delete(ReleaseId id) throws IOException {
        WholeFile.delete(file(id));
    }

    /** The release that was kept last; empty before anything was installed. */
    public Optional<Release> lastKnownGood() throws IOException {
        Path file = app.resolve("last-known-good");
        try {
            return release(new ReleaseId(Files.readString(file).strip()));
        } catch (NoSuchFileException none) {
            return Optional.empty();
        } catch (IllegalArgumentException damaged) {
            throw new IOException(file + " does not name a release", damaged);
        }
    }

    /** Keeps a release: it is what everything goes back to from now on, and the trial is over. */
    public void keep(Release release) throws IOException {
        write(release.asKept());
        WholeFile.write(app.resolve("last-known-good"), release.id() + "\n");
        endTrial();
        WholeFile.delete(wentBackFile());
    }

    public Optional<Pending> pending() throws IOException {
        return read(pendingFile(), Pending::of);
    }

    public void write(Pending pending) throws IOException {
        WholeFile.write(pendingFile(), pending.json() + "\n");
    }

    public void endTrial() throws IOException {
        WholeFile.delete(pendingFile());
    }

    /** Why the last release that failed its trial was given up; empty once another is tried. */
    public Optional<WentBack> wentBack() throws IOException {
        return read(wentBackFile(), WentBack::of);
    }

    public void write(WentBack wentBack) throws IOException {
        WholeFile.write(wentBackFile(), wentBack.json() + "\n");
    }

    public void forgetWentBack() throws IOException {
        WholeFile.delete(wentBackFile());
    }

    private static <T> Optional<T> read(Path file, Function<JsonNode, T> reader) throws IOException {
        try {
            return Optional.of(reader.apply(JSON.readTree(Files.readString(file))));
        } catch (NoSuchFileException none) {
            return Optional.empty();
        } catch (RuntimeException damaged) {
            throw new IOException(file + " is damaged: " + damaged.getMessage(), damaged);
        }
    }

    private Path folder() {
        return app.resolve("releases");
    }

    private Path file(ReleaseId id) {
        return folder().resolve(id + ".json");
    }

    private Path pendingFile() {
        return app.resolve("pending.json");
    }

    private Path wentBackFile() {
        return app.resolve("went-back.json");
    }
}
