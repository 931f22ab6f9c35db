package dev.ringmaster.cli.backup;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ringmaster.cli.client.Json;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/**
 * What a backup holds.
 *
 * @param reason why it was made, a word
 * @param home the ring's folder
 * @param version of the program that made it
 */
record Manifest(
        Instant createdAt, String reason, String home, String version, List<Entry> files, List<Bundle> bundles) {

    static final String FILE = "manifest.json";

    /** Grows when an older program cannot read it any more. */
    private static final int FORMAT = 1;

    Manifest {
        files = List.copyOf(files);
        bundles = List.copyOf(bundles);
    }

    /** @param path relative to the backup, with slashes */
    record Entry(String path, long size, String sha256) {

        static Entry of(Path backup, Path file) throws IOException {
            return new Entry(
                    backup.relativize(file).toString().replace('\\', '/'), Files.size(file), Manifest.sha256(file));
        }
    }

    /**
     * The branches of a project whose work has not landed.
     *
     * @param repository where it lies on the machine
     * @param branches their full names
     */
    record Bundle(String project, String repository, String path, List<String> branches) {
        Bundle {
            branches = List.copyOf(branches);
        }
    }

    void write(Path backup) throws IOException {
        ObjectNode node = Json.object()
                .put("format", FORMAT)
                .put("createdAt", createdAt.toString())
                .put("reason", reason)
                .put("home", home)
                .put("version", version);
        var entries = node.putArray("files");
        files.forEach(file -> entries.addObject()
                .put("path", file.path())
                .put("size", file.size())
                .put("sha256", file.sha256()));
        var list = node.putArray("bundles");
        bundles.forEach(bundle -> list.addObject()
                .put("project", bundle.project())
                .put("repository", bundle.repository())
                .put("path", bundle.path())
                .set("branches", Json.array(bundle.branches())));
        Files.writeString(backup.resolve(FILE), Json.pretty(node) + "\n");
    }

    /** @throws IOException if there is none, or one that this program does not understand, with a sentence for a person */
    static Manifest read(Path backup) throws IOException {
        Path file = backup.resolve(FILE);
        if (!Files.isRegularFile(file)) {
            throw new IOException(backup + " is no backup: it has no " + FILE);
        }
        JsonNode node = Json.read(Files.readAllBytes(file));
        if (node.path("format").asInt() != FORMAT) {
            throw new IOException(file + " has format " + node.path("format").asText("none")
                    + ", and this program reads format " + FORMAT);
        }
        List<Entry> files = new ArrayList<>();
        node.path("files")
                .forEach(one -> files.add(new Entry(
                        one.path("path").asText(),
                        one.path("size").asLong(),
                        one.path("sha256").asText())));
        List<Bundle> bundles = new ArrayList<>();
        node.path("bundles")
                .forEach(one -> bundles.add(new Bundle(
                        one.path("project").asText(),
                        one.path("repository").asText(),
                        one.path("path").asText(),
                        texts(one.path("branches")))));
        return new Manifest(
                Instant.parse(node.path("createdAt").asText()),
                node.path("reason").asText(),
                node.path("home").asText(),
                node.path("version").asText(),
                files,
                bundles);
    }

    private static List<String> texts(JsonNode array) {
        List<String> texts = new ArrayList<>();
        array.forEach(text -> texts.add(text.asText()));
        return texts;
    }

    /** What is not as it was written, one sentence each; empty when all is whole. */
    List<String> faults(Path backup) throws IOException {
        List<String> faults = new ArrayList<>();
        for (Entry entry : files) {
            Path file = backup.resolve(entry.path()).normalize();
            if (!file.startsWith(backup.normalize())) {
                faults.add(entry.path() + " leads out of the backup");
            } else if (!Files.isRegularFile(file)) {
                faults.add(entry.path() + " is missing");
            } else if (Files.size(file) != entry.size() || !sha256(file).equals(entry.sha256())) {
                faults.add(entry.path() + " is not what was backed up");
            }
        }
        return faults;
    }

    private static String sha256(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            byte[] block = new byte[1 << 16];
            for (int read = in.read(block); read > 0; read = in.read(block)) {
                digest.update(block, 0, read);
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java platform has SHA-256", impossible);
        }
    }
}
