package dev.ringmaster.e2e.conformance.script;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The scripts by name. A conversation chooses its script with a line {@code conformance-script: NAME [KEY]} in what the user says; the
 * first such line counts. KEY tells conversations with the same script apart where failures are counted.
 */
public record ScriptBook(Map<String, ModelScript> scripts) {

    private static final Pattern MARKER =
            Pattern.compile("conformance-script:[ \\t]*([A-Za-z0-9._-]+)(?:[ \\t]+([A-Za-z0-9._-]+))?");

    private static final String DEFAULT = "default";

    public ScriptBook {
        scripts = Map.copyOf(scripts);
    }

    /**
     * What a conversation asked for.
     *
     * @param conversation the name that its failures are counted under
     */
    public record Choice(ModelScript script, String conversation) {}

    /** Reads each {@code NAME.json} of the folder. */
    public static ScriptBook load(Path folder) throws IOException {
        Map<String, ModelScript> scripts = new LinkedHashMap<>();
        ObjectMapper json = new ObjectMapper();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file :
                    files.filter(f -> f.toString().endsWith(".json")).sorted().toList()) {
                String name = file.getFileName().toString().replaceFirst("\\.json$", "");
                scripts.put(name, ModelScript.of(name, json.readTree(file.toFile())));
            }
        }
        return new ScriptBook(scripts);
    }

    /**
     * Finds the script of a conversation; without a marker the script {@code default}.
     *
     * @throws IllegalArgumentException if the marker names a script that is not there
     */
    public Choice choose(List<String> userTexts) {
        for (String text : userTexts) {
            Matcher marker = MARKER.matcher(text);
            if (marker.find()) {
                String name = marker.group(1);
                ModelScript script = scripts.get(name);
                if (script == null) {
                    throw new IllegalArgumentException("no script named " + name);
                }
                return new Choice(script, marker.group(2) == null ? name : name + " " + marker.group(2));
            }
        }
        ModelScript fallback = scripts.getOrDefault(
                DEFAULT, new ModelScript(DEFAULT, List.of(new Step.Say("✓ Nothing is scripted for this prompt."))));
        return new Choice(fallback, DEFAULT);
    }
}
