package dev.ringmaster.settings;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.tomlj.Toml;
import org.tomlj.TomlParseResult;

/** Reads {@code ringmaster.toml}: a value in the environment comes before the file's, and the file's before the default. */
public final class SettingsLoader {

    private SettingsLoader() {}

    /**
     * Reads the file, whole: either every value is usable, or every problem is told.
     *
     * @param toml the file; a missing one counts as empty
     * @param environment where {@code RINGMASTER_<SECTION>_<KEY>} overrides a key; lists are parted by commas
     */
    public static SettingsResult load(Path toml, Map<String, String> environment) {
        byte[] content;
        try {
            content = Files.readAllBytes(toml);
        } catch (NoSuchFileException e) {
            content = new byte[0];
        } catch (IOException e) {
            return new SettingsResult.Rejected(
                    List.of(new SettingsProblem(0, 0, "", toml + " cannot be read: " + e.getMessage(), null)));
        }
        return parse(content, environment);
    }

    /** The same for a file's content. */
    public static SettingsResult parse(byte[] content, Map<String, String> environment) {
        return parse(content, environment, Map.of());
    }

    /**
     * The same with some values held where they were.
     *
     * @param held by the names of {@link #values}, each as a file would hold it; they come before the file's values and
     *     after the environment's. One of a key or worker that is no more changes nothing
     */
    public static SettingsResult parse(byte[] content, Map<String, String> environment, Map<String, String> held) {
        TomlParseResult toml = Toml.parse(new String(content, StandardCharsets.UTF_8));
        if (toml.hasErrors()) {
            return new SettingsResult.Rejected(toml.errors().stream()
                    .map(error -> new SettingsProblem(
                            error.position().line(), error.position().column(), "", message(error), null))
                    .toList());
        }
        SettingsReading reading = new SettingsReading(toml, environment, held);
        return reading.problems().isEmpty()
                ? new SettingsResult.Loaded(reading.settings(), sha256(content), reading.warnings())
                : new SettingsResult.Rejected(reading.problems());
    }

    /** Every key with the value it has in the end and where that came from; of a content that {@link #parse} accepts. */
    public static List<EffectiveSetting> effective(
            byte[] content, Map<String, String> environment, Map<String, String> held) {
        return reading(content, environment, held).effective();
    }

    /**
     * Every key's value, as a file would hold it, by a name that no place in the file decides: {@code kafka.port},
     * {@code workers.<name>.timeout}. Of a content that {@link #parse} accepts.
     */
    public static Map<String, String> values(
            byte[] content, Map<String, String> environment, Map<String, String> held) {
        return Map.copyOf(reading(content, environment, held).values());
    }

    private static SettingsReading reading(byte[] content, Map<String, String> environment, Map<String, String> held) {
        return new SettingsReading(Toml.parse(new String(content, StandardCharsets.UTF_8)), environment, held);
    }

    private static String message(Throwable error) {
        String message = error.getMessage();
        return message == null ? "is not TOML" : message;
    }

    /** SHA-256 of a content, hexadecimal. */
    public static String sha256(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
