package dev.ringmaster.demo;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/** Carries out edits and hints in a folder. */
final class Work {

    private final WorkFolder folder;

    Work(WorkFolder folder) {
        this.folder = folder;
    }

    /** Does it and says so in a few words. */
    String apply(Edit edit) throws IOException {
        return switch (edit) {
            case Edit.Create(String path, String text) -> {
                String verb = folder.exists(path) ? "rewrote " : "created ";
                folder.write(path, text);
                yield verb + path + lines(text);
            }
            case Edit.Append(String path, String text) -> {
                String before = folder.read(path);
                folder.write(path, before + (before.isEmpty() || before.endsWith("\n") ? "" : "\n") + text);
                yield "appended to " + path + lines(text);
            }
            case Edit.Replace(String path, String before, String after) -> {
                folder.write(path, replaced(path, folder.read(path), before, after));
                yield "replaced in " + path + lines(after);
            }
        };
    }

    /** Hints, each once, in an order in which no change moves a line that a later one means: the last line first, insertions at the end. */
    static List<FixHint> ordered(List<FixHint> hints) {
        // Of insertions before the same line the last is made first, and so ends up last: the sort is stable.
        return hints.reversed().stream()
                .distinct()
                .sorted(Comparator.comparing(FixHint::path)
                        .thenComparing(Comparator.comparingInt(FixHint::line).reversed())
                        .thenComparing(FixHint.Insert.class::isInstance))
                .toList();
    }

    /** Does it and says so in a few words. */
    String apply(FixHint hint) throws IOException {
        List<String> lines =
                new ArrayList<>(Arrays.asList(folder.read(hint.path()).split("\n", -1)));
        int index = hint.line() - 1;
        if (index >= lines.size()) {
            throw new NotUnderstoodException("`" + hint.path() + "` has no line " + hint.line() + ".");
        }
        String done = switch (hint) {
            case FixHint.Insert(String path, int line, String text) -> {
                lines.add(index, text);
                yield "inserted a line at " + path + ":" + line;
            }
            case FixHint.Substitute(String path, int line, String before, String after) -> {
                lines.set(index, substituted(path, line, lines.get(index), before, after));
                yield "replaced \"" + before + "\" at " + path + ":" + line;
            }
        };
        folder.write(hint.path(), String.join("\n", lines));
        return done;
    }

    private static String substituted(String path, int number, String line, String before, String after) {
        int at = line.indexOf(before);
        if (at < 0) {
            throw new NotUnderstoodException("Line " + number + " of `" + path + "` does not hold \"" + before + "\".");
        }
        return line.substring(0, at) + after + line.substring(at + before.length());
    }

    private static String replaced(String path, String text, String before, String after) {
        int at = before.isEmpty() ? -1 : text.indexOf(before);
        if (at < 0) {
            throw new NotUnderstoodException("The lines to replace are not in `" + path + "`.");
        }
        if (text.indexOf(before, at + 1) >= 0) {
            throw new NotUnderstoodException("The lines to replace are in `" + path + "` more than once.");
        }
        return text.substring(0, at) + after + text.substring(at + before.length());
    }

    private static String lines(String text) {
        long count = text.lines().count();
        return " (" + count + (count == 1 ? " line)" : " lines)");
    }
}
