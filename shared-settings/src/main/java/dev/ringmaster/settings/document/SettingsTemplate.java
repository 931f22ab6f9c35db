package dev.ringmaster.settings.document;

import dev.ringmaster.settings.SettingsKey;
import dev.ringmaster.settings.SettingsKeys;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The prose around the keys: {@code {{section.key}}} stands for a key, with a colon behind its name where the prose itself says what
 * its default is.
 */
final class SettingsTemplate {

    private static final Pattern KEY = Pattern.compile("#( {3})?\\{\\{([a-z_]+\\.[a-z_]+)(:)?}} ?(.*)");
    private static final Pattern PROSE = Pattern.compile("# ?(.*)");
    private static final String CONTINUED = "#      ";

    private SettingsTemplate() {}

    static List<String> lines() {
        try (InputStream stream = SettingsTemplate.class.getResourceAsStream("default.toml")) {
            if (stream == null) {
                throw new IllegalStateException("the template of the settings is not in this program");
            }
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A line that stands for a key, or no match. */
    static Matcher keyIn(String line) {
        return KEY.matcher(line);
    }

    static Map<String, SettingsKey> keys() {
        return SettingsKeys.all().stream()
                .collect(Collectors.toMap(
                        SettingsKey::whole, Function.identity(), (one, other) -> one, LinkedHashMap::new));
    }

    /** What is said of each key, in one piece; keys that share a comment share what it says. */
    static Map<String, String> prose() {
        Map<String, String> said = new LinkedHashMap<>();
        List<String> comment = new ArrayList<>();
        boolean after = false;
        String last = "";
        for (String line : lines()) {
            Matcher key = keyIn(line);
            if (key.matches()) {
                last = key.group(2);
                boolean own = key.group(1) != null;
                said.put(last, own ? key.group(4) : String.join(" ", comment));
                after = true;
                continue;
            }
            Matcher prose = PROSE.matcher(line);
            if (line.startsWith(CONTINUED) && last.startsWith("workers.")) {
                said.merge(last, line.substring(1).strip(), (begun, more) -> begun + " " + more);
            } else if (prose.matches()) {
                if (after) {
                    comment.clear();
                    after = false;
                }
                comment.add(prose.group(1).strip());
            } else {
                comment.clear();
                after = false;
                last = "";
            }
        }
        return said;
    }
}
