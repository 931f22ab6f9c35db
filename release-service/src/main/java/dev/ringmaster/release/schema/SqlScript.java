package dev.ringmaster.release.schema;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Takes SQL apart into statements, and those into words: no more of the grammar than tells what a statement does. */
final class SqlScript {
    // Comments, quoted names, strings, numbers and words, operators; anything else is one character.
    private static final Pattern TOKEN = Pattern.compile(
            "--[^\\n]*|/\\*.*?\\*/|/\\*.*"
                    + "|\"(?:[^\"]|\"\")*\"|`(?:[^`]|``)*`|\\[[^\\]]*\\]|'(?:[^']|'')*'|[\\w$.]+|\\S",
            Pattern.DOTALL);

    private SqlScript() {}

    /** The words of each statement; names without their quotes and in small letters, strings as {@code '…'}. */
    static List<List<String>> statements(String text) {
        List<List<String>> statements = new ArrayList<>();
        List<String> words = new ArrayList<>();
        Matcher token = TOKEN.matcher(text);
        while (token.find()) {
            String word = token.group();
            if (word.startsWith("--") || word.startsWith("/*")) {
                continue;
            }
            if (word.equals(";") && !isInsideTrigger(words)) {
                end(words, statements);
                words = new ArrayList<>();
            } else {
                words.add(plain(word));
            }
        }
        end(words, statements);
        return statements;
    }

    private static void end(List<String> words, List<List<String>> statements) {
        if (!words.isEmpty()) {
            statements.add(List.copyOf(words));
        }
    }

    /** The body of a trigger has semicolons of its own, up to its END. */
    private static boolean isInsideTrigger(List<String> words) {
        int trigger = words.indexOf("trigger");
        return trigger > 0
                && trigger < 3
                && words.getFirst().equals("create")
                && words.contains("begin")
                && !words.getLast().equals("end");
    }

    private static String plain(String word) {
        char first = word.charAt(0);
        if (first == '\'') {
            return word;
        }
        boolean quoted = first == '"' || first == '`' || (first == '[' && word.length() > 1);
        return (quoted ? word.substring(1, word.length() - 1) : word).toLowerCase(Locale.ROOT);
    }
}
