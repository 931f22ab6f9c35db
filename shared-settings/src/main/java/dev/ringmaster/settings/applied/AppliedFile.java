package dev.ringmaster.settings.applied;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ringmaster.settings.Component;
import dev.ringmaster.settings.RingFolder;
import dev.ringmaster.settings.SettingsLoader;
import dev.ringmaster.settings.SettingsResult;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Where a ring keeps the settings in force: {@code applied.json}, replaced whole, which is what components read, and beside it the
 * text alone as {@code applied.toml} for people.
 */
public final class AppliedFile {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path json;
    private final Path toml;

    public AppliedFile(RingFolder folder) {
        this.json = folder.configuration().resolve("applied.json");
        this.toml = folder.configuration().resolve("applied.toml");
    }

    public Path path() {
        return json;
    }

    /**
     * The settings that a component of this ring starts with: those that were agreed on last or, in a ring that never agreed on any,
     * {@code ringmaster.toml} as it is.
     */
    public static SettingsResult inForce(RingFolder folder, Map<String, String> environment) {
        return new AppliedFile(folder)
                .read()
                .map(applied -> applied.settings(environment))
                .orElseGet(() -> SettingsLoader.load(folder.settingsFile(), environment));
    }

    /**
     * The version in force; empty when there is none yet.
     *
     * @throws UncheckedIOException if the file is there and cannot be read
     */
    public Optional<AppliedSettings> read() {
        try {
            return Optional.of(parse(JSON.readTree(Files.readAllBytes(json))));
        } catch (NoSuchFileException none) {
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(
                    json + " cannot be read; move it away to start from ringmaster.toml: " + e.getMessage(), e);
        }
    }

    /**
     * Puts a version in force: durable, and seen whole or not at all.
     *
     * @throws UncheckedIOException if it cannot be written; then the last version stays in force
     */
    public void write(AppliedSettings applied) {
        ObjectNode node = JSON.createObjectNode()
                .put("version", applied.version())
                .put("hash", applied.hash())
                .put("appliedAt", applied.appliedAt().toString());
        applied.changedKeys().forEach(node.putArray("changedKeys")::add);
        applied.restart().stream().map(Component::word).sorted().forEach(node.putArray("restart")::add);
        ObjectNode held = node.putObject("held");
        new TreeMap<>(applied.held()).forEach(held::put);
        node.put("text", applied.text());
        try {
            Files.createDirectories(json.getParent());
            replace(json, JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(node));
            replace(toml, applied.content());
        } catch (IOException e) {
            throw new UncheckedIOException("the settings in force cannot be kept: " + e.getMessage(), e);
        }
    }

    private static AppliedSettings parse(JsonNode node) throws IOException {
        if (!node.path("version").canConvertToLong() || !node.path("text").isTextual()) {
            throw new IOException("it has no version or no text");
        }
        List<String> changed = new ArrayList<>();
        node.path("changedKeys").forEach(key -> changed.add(key.asText()));
        List<String> words = new ArrayList<>();
        node.path("restart").forEach(word -> words.add(word.asText()));
        Set<Component> restart =
                words.stream().flatMap(word -> Component.ofWord(word).stream()).collect(Collectors.toSet());
        Map<String, String> held = new LinkedHashMap<>();
        node.path("held")
                .properties()
                .forEach(entry -> held.put(entry.getKey(), entry.getValue().asText()));
        String text = node.path("text").asText();
        return new AppliedSettings(
                node.path("version").asLong(),
                node.path("hash").asText(),
                Instant.parse(node.path("appliedAt").asText()),
                changed,
                restart,
                held,
                text);
    }

    private static void replace(Path file, byte[] content) throws IOException {
        Path part = file.resolveSibling(file.getFileName() + ".part");
        try (FileChannel channel = FileChannel.open(
                part, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING)) {
            ByteBuffer left = ByteBuffer.wrap(content);
            while (left.hasRemaining()) {
                channel.write(left);
            }
            channel.force(true);
        }
        Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        try (FileChannel folder = FileChannel.open(file.getParent(), StandardOpenOption.READ)) {
            folder.force(true);
        }
    }
}
