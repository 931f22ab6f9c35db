package dev.ringmaster.release.coverage;

import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The lines that a change adds or replaces.
 *
 * @param texts by path, and by the line's number in the result, from 1
 */
public record ChangedLines(Map<String, SortedMap<Integer, String>> texts) {
    private static final Pattern HUNK = Pattern.compile("@@ -\\d+(?:,(\\d+))? \\+(\\d+)(?:,(\\d+))? @@.*");

    public ChangedLines {
        texts = Map.copyOf(texts);
    }

    /** Reads a patch without context, as {@code Trees.patch} writes it; deleted lines leave nothing to cover. */
    public static ChangedLines of(String patch) {
        Map<String, SortedMap<Integer, String>> texts = new TreeMap<>();
        SortedMap<Integer, String> file = new TreeMap<>();
        List<String> lines = List.of(patch.split("\n", -1));
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i);
            Matcher hunk = HUNK.matcher(line);
            if (line.startsWith("+++ ")) {
                file = texts.computeIfAbsent(pathIn(line), path -> new TreeMap<>());
            } else if (hunk.matches()) {
                int removed = count(hunk.group(1));
                int added = count(hunk.group(3));
                int number = Integer.parseInt(hunk.group(2));
                while ((removed > 0 || added > 0) && i + 1 < lines.size()) {
                    String change = lines.get(++i);
                    if (change.startsWith("-")) {
                        removed--;
                    } else if (change.startsWith("+")) {
                        added--;
                        file.put(number++, change.substring(1));
                    }
                }
            }
        }
        texts.values().removeIf(Map::isEmpty);
        return new ChangedLines(texts);
    }

    private static String pathIn(String line) {
        String name = line.substring("+++ ".length()).replaceFirst("\t$", "");
        return name.startsWith("b/") ? name.substring(2) : name;
    }

    private static int count(@Nullable String number) {
        return number == null ? 1 : Integer.parseInt(number);
    }
}
