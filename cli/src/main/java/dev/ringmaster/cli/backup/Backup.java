package dev.ringmaster.cli.backup;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ringmaster.cli.Main;
import dev.ringmaster.cli.client.Json;
import dev.ringmaster.settings.Component;
import dev.ringmaster.settings.RingFolder;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * Makes a backup of a ring, which may run meanwhile. Whoever only takes what others have sent is copied before those, so that what is known
 * on one side alone is known to the sender, which tells it again when it meets an empty broker; the broker's log is no part of a backup.
 */
record Backup(RingFolder ring, String reason, Instant now) {

    static final DateTimeFormatter NAME =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

    private static final String DATA = "data";
    private static final String WORK = "work";

    /**
     * Makes it below a folder; it lies there whole or not at all.
     *
     * @return the backup
     */
    Path into(Path folder) throws IOException, InterruptedException {
        Files.createDirectories(folder);
        Path part = Files.createTempDirectory(
                folder, ".part-", PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        try {
            fill(part);
            Path backup = free(folder);
            Files.move(part, backup, StandardCopyOption.ATOMIC_MOVE);
            return backup;
        } finally {
            delete(part);
        }
    }

    private Path free(Path folder) {
        String name = NAME.format(now) + "-" + reason;
        Path free = folder.resolve(name);
        for (int i = 2; Files.exists(free); i++) {
            free = folder.resolve(name + "-" + i);
        }
        return free;
    }

    private void fill(Path part) throws IOException, InterruptedException {
        Files.createDirectories(part.resolve(DATA));
        List<Path> copies = new ArrayList<>();
        for (Path database : databases()) {
            Path copy = part.resolve(DATA).resolve(database.getFileName());
            DatabaseCopy.make(database, copy);
            copies.add(copy);
        }
        List<Manifest.Bundle> bundles = bundles(part);
        copySettings(part);
        List<Manifest.Entry> entries = new ArrayList<>();
        try (Stream<Path> files = Files.walk(part)) {
            for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                entries.add(Manifest.Entry.of(part, file));
            }
        }
        new Manifest(now, reason, ring.home().toString(), Main.version(), entries, bundles).write(part);
    }

    /** Those of the components from the last to the first, as they take from each other; then what else there may be. */
    private List<Path> databases() throws IOException {
        if (!Files.isDirectory(ring.data())) {
            return List.of();
        }
        List<Path> known = Arrays.stream(Component.values())
                .sorted(Comparator.reverseOrder())
                .map(ring::database)
                .filter(Files::isRegularFile)
                .toList();
        try (Stream<Path> all = Files.list(ring.data())) {
            List<Path> others = all.filter(file -> file.toString().endsWith(".db") && !known.contains(file))
                    .toList();
            return Stream.concat(known.stream(), others.stream()).toList();
        }
    }

    private List<Manifest.Bundle> bundles(Path part) throws IOException, InterruptedException {
        List<Manifest.Bundle> bundles = new ArrayList<>();
        Path projects =
                part.resolve(DATA).resolve(ring.database(Component.API_SERVICE).getFileName());
        if (!Files.exists(projects)) {
            return bundles;
        }
        for (String text : DatabaseCopy.texts(projects, "SELECT definition FROM project WHERE deleted = 0")) {
            JsonNode project = Json.read(text.getBytes(StandardCharsets.UTF_8));
            String id = project.path("id").asText();
            Path repository = repository(ring, id, project.path("repository").asText());
            ProjectBranches branches =
                    new ProjectBranches(repository, project.path("targetBranch").asText());
            List<String> unlanded = branches.exists() ? branches.unlanded() : List.of();
            if (!unlanded.isEmpty()) {
                Path file = Files.createDirectories(part.resolve(WORK)).resolve(id + ".bundle");
                branches.bundle(unlanded, file);
                bundles.add(new Manifest.Bundle(
                        id, repository.toString(), part.relativize(file).toString(), unlanded));
            }
        }
        return bundles;
    }

    /** The folder that was given, or the ring's clone of what was given by its address. */
    private static Path repository(RingFolder ring, String project, String given) {
        Path clone = ring.state().resolve("repositories").resolve(project);
        return Files.isDirectory(clone) ? clone : ring.home().resolve(given.isBlank() ? "none" : given);
    }

    private void copySettings(Path part) throws IOException {
        if (Files.isRegularFile(ring.settingsFile())) {
            Files.copy(ring.settingsFile(), part.resolve(ring.settingsFile().getFileName()));
        }
        Path config = ring.state().resolve("config");
        if (Files.isDirectory(config)) {
            try (Stream<Path> files = Files.walk(config)) {
                for (Path file : files.filter(Files::isRegularFile).toList()) {
                    Path to = part.resolve("config").resolve(config.relativize(file));
                    Files.createDirectories(to.getParent());
                    Files.copy(file, to);
                }
            }
        }
    }

    static void delete(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
