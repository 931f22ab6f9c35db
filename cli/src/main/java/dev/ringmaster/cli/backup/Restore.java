package dev.ringmaster.cli.backup;

import dev.ringmaster.settings.RingFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Makes a new ring's folder of a backup, after everything in it was found whole. */
record Restore(Path backup, RingFolder ring) {

    /** Where the bundles are kept, for a person. */
    private static final String WORK = "restored";

    /**
     * Checks all and copies all; what fails leaves the folder as it was.
     *
     * @return what was done, one sentence each
     * @throws IOException if the backup is not whole or the folder holds a ring
     */
    List<String> run() throws IOException, InterruptedException {
        Manifest manifest = Manifest.read(backup);
        List<String> faults = new ArrayList<>(manifest.faults(backup));
        List<Path> databases = databases();
        for (Path database : databases) {
            faults.addAll(faults.isEmpty() ? DatabaseCopy.faults(database) : List.of());
        }
        if (!faults.isEmpty()) {
            throw new IOException(backup + " is not whole: " + String.join("; ", faults));
        }
        if (Files.exists(ring.state()) || Files.exists(ring.settingsFile())) {
            throw new IOException(ring.home() + " holds a ring already; a backup is restored to a new folder only");
        }
        Files.createDirectories(ring.home());
        Files.createDirectory(
                ring.state(), PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        try {
            return filled(manifest, databases);
        } catch (IOException | InterruptedException failure) {
            Backup.delete(ring.state());
            Files.deleteIfExists(ring.settingsFile());
            throw failure;
        }
    }

    private List<String> filled(Manifest manifest, List<Path> databases) throws IOException, InterruptedException {
        List<String> done = new ArrayList<>();
        for (Path database : databases) {
            copy(database, ring.data().resolve(database.getFileName()));
        }
        done.add(databases.size() + " databases of " + manifest.createdAt() + ", each found whole");
        Path settings = backup.resolve(ring.settingsFile().getFileName());
        if (Files.exists(settings)) {
            copy(settings, ring.settingsFile());
        }
        Path config = backup.resolve("config");
        if (Files.isDirectory(config)) {
            try (Stream<Path> files = Files.walk(config)) {
                for (Path file : files.filter(Files::isRegularFile).toList()) {
                    copy(file, ring.state().resolve("config").resolve(config.relativize(file)));
                }
            }
        }
        for (Manifest.Bundle bundle : manifest.bundles()) {
            done.add(restored(bundle));
        }
        return done;
    }

    private String restored(Manifest.Bundle bundle) throws IOException, InterruptedException {
        Path file = ring.state().resolve(WORK).resolve(bundle.project() + ".bundle");
        copy(backup.resolve(bundle.path()), file);
        ProjectBranches branches = new ProjectBranches(Path.of(bundle.repository()), "");
        String kept = bundle.branches().size() + " branches of " + bundle.project() + " lie in " + file;
        if (!branches.exists()) {
            return kept + "; its repository " + bundle.repository() + " is not here";
        }
        List<String> faults = branches.faults(file);
        if (!faults.isEmpty()) {
            return kept + "; its repository does not take them: " + String.join(" | ", faults);
        }
        int fetched = branches.fetch(file, bundle.branches());
        return bundle.branches().size() + " branches of " + bundle.project() + " that had not landed, " + fetched
                + " of them brought back to " + bundle.repository();
    }

    private List<Path> databases() throws IOException {
        Path data = backup.resolve("data");
        if (!Files.isDirectory(data)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(data)) {
            return files.filter(file -> file.toString().endsWith(".db"))
                    .sorted()
                    .toList();
        }
    }

    private static void copy(Path from, Path to) throws IOException {
        Files.createDirectories(to.getParent());
        Files.copy(from, to);
    }
}
