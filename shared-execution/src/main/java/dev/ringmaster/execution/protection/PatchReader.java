package dev.ringmaster.execution.protection;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads what {@code git diff --unified=0 --find-renames} writes; the form is that of git-diff(1), "generating patch text". */
public final class PatchReader {
    private static final Pattern HUNK = Pattern.compile("@@ -\\d+(?:,(\\d+))? \\+\\d+(?:,(\\d+))? @@.*");
    private static final Pattern HEAD = Pattern.compile("diff --git (?:a/(.*) b/(.*)|\"a/(.*)\" \"b/(.*)\")");
    private static final Pattern ESCAPED = Pattern.compile("\\\\([\\\\\"abfnrtv]|[0-7]{3})");

    private final List<FileChange> changes = new ArrayList<>();
    private @Nullable String before;
    private @Nullable String after;
    private List<Hunk> hunks = new ArrayList<>();

    private PatchReader() {}

    /** The files of a patch, in its order. */
    public static List<FileChange> read(String patch) {
        PatchReader reader = new PatchReader();
        Iterator<String> lines = List.of(patch.split("\n", -1)).iterator();
        while (lines.hasNext()) {
            reader.take(lines.next(), lines);
        }
        reader.endFile();
        return List.copyOf(reader.changes);
    }

    private void take(String line, Iterator<String> following) {
        Matcher hunk = HUNK.matcher(line);
        if (line.startsWith("diff --git ")) {
            endFile();
            beginFile(line);
        } else if (line.startsWith("new file mode ")) {
            before = null;
        } else if (line.startsWith("deleted file mode ")) {
            after = null;
        } else if (line.startsWith("rename from ") || line.startsWith("copy from ")) {
            before = line.startsWith("copy") ? null : plain(line.substring("rename from ".length()));
        } else if (line.startsWith("rename to ") || line.startsWith("copy to ")) {
            after = plain(line.substring(line.indexOf(" to ") + " to ".length()));
        } else if (hunk.matches()) {
            hunks.add(readHunk(count(hunk.group(1)), count(hunk.group(2)), following));
        }
    }

    private void beginFile(String line) {
        Matcher head = HEAD.matcher(line);
        if (!head.matches()) {
            before = line;
            after = line;
            return;
        }
        if (head.group(3) != null) {
            before = unescaped(head.group(3));
            after = unescaped(head.group(4));
            return;
        }
        // Both names are the same unless it was renamed, which other lines say: so the middle parts them.
        String both = line.substring("diff --git a/".length());
        int half = (both.length() - " b/".length()) / 2;
        String first = both.substring(0, Math.max(0, half));
        boolean same = both.equals(first + " b/" + first);
        before = same ? first : head.group(1);
        after = same ? first : head.group(2);
    }

    private static Hunk readHunk(int removed, int added, Iterator<String> following) {
        List<String> gone = new ArrayList<>();
        List<String> come = new ArrayList<>();
        while ((gone.size() < removed || come.size() < added) && following.hasNext()) {
            String line = following.next();
            if (line.startsWith("-")) {
                gone.add(line.substring(1));
            } else if (line.startsWith("+")) {
                come.add(line.substring(1));
            }
        }
        return new Hunk(gone, come);
    }

    private void endFile() {
        if (before != null || after != null) {
            changes.add(new FileChange(before, after, hunks));
        }
        before = null;
        after = null;
        hunks = new ArrayList<>();
    }

    private static int count(@Nullable String number) {
        return number == null ? 1 : Integer.parseInt(number);
    }

    private static String plain(String name) {
        return name.length() > 1 && name.startsWith("\"") ? unescaped(name.substring(1, name.length() - 1)) : name;
    }

    /** A name that git has quoted because of a character in it. */
    private static String unescaped(String name) {
        return ESCAPED.matcher(name).replaceAll(found -> Matcher.quoteReplacement(character(found.group(1))));
    }

    private static String character(String escape) {
        return switch (escape) {
            case "a" -> "\u0007";
            case "b" -> "\b";
            case "f" -> "\f";
            case "n" -> "\n";
            case "r" -> "\r";
            case "t" -> "\t";
            case "v" -> "\u000b";
            case "\\", "\"" -> escape;
            default -> String.valueOf((char) Integer.parseInt(escape, 8));
        };
    }
}
