package dev.ringmaster.scheduler.protection;

import dev.ringmaster.model.project.Gate;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** The files that gates name in their commands, such as {@code check.sh} in {@code sh check.sh --style}. */
public final class GateFiles {
    private static final Pattern BETWEEN_WORDS = Pattern.compile("[\\s;&|<>()'\"`$=]+");

    private GateFiles() {}

    /** Every word of the commands that could be a path inside the tree; most of them are no file. */
    public static Set<String> named(List<Gate> gates) {
        Set<String> named = new TreeSet<>();
        for (Gate gate : gates) {
            for (String argument : gate.command()) {
                BETWEEN_WORDS.splitAsStream(argument).forEach(word -> add(named, word));
            }
        }
        return named;
    }

    private static void add(Set<String> named, String word) {
        try {
            Path path = Path.of(word).normalize();
            if (!path.isAbsolute() && !path.startsWith("..") && !path.toString().isEmpty()) {
                named.add(path.toString());
            }
        } catch (InvalidPathException e) {
            // No path, so no file of the tree.
        }
    }
}
