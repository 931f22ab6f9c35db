package dev.ringmaster.enricher.stage;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a text seems to name. Whether it exists is for the repository to say.
 *
 * @param paths files, with or without folders, in the text's order
 * @param symbols types, functions and the like, in the text's order
 */
record Mentions(List<String> paths, List<String> symbols) {

    private static final int AT_MOST = 40;
    private static final int LONGEST_TEXT = 100_000;

    /** Words joined by slashes, or one word with an ending such as {@code .java}; at most 12 folders deep. */
    private static final Pattern PATH =
            Pattern.compile("(?<![\\w/.:@-])(?:\\./)?((?:[\\w.@+-]{1,80}/){0,12}[\\w@+-][\\w.@+-]{0,100})(?![\\w/])");

    private static final Pattern ENDING = Pattern.compile(".*\\w\\.[A-Za-z][A-Za-z0-9]{0,9}");
    private static final Set<String> WITHOUT_ENDING =
            Set.of("Makefile", "Dockerfile", "Jenkinsfile", "Gemfile", "Rakefile", "Procfile", "LICENSE", "README");

    /** In backticks, in camel case, or called with parentheses. */
    private static final Pattern SYMBOL = Pattern.compile(
            "`([A-Za-z_$][\\w$.#]{1,120})(?:\\([^`\\n]{0,200}\\))?`|\\b([A-Z][a-z0-9]{1,40}(?:[A-Z][A-Za-z0-9]{0,60})+)\\b|\\b([a-z_]\\w{1,60})\\(");

    Mentions {
        paths = List.copyOf(paths);
        symbols = List.copyOf(symbols);
    }

    static Mentions in(String text) {
        String read = text.length() <= LONGEST_TEXT ? text : text.substring(0, LONGEST_TEXT);
        Set<String> paths = new LinkedHashSet<>();
        Matcher path = PATH.matcher(read);
        while (path.find() && paths.size() < AT_MOST) {
            String candidate = withoutFullStop(path.group(1));
            if (candidate.indexOf('/') >= 0
                    || ENDING.matcher(candidate).matches()
                    || WITHOUT_ENDING.contains(candidate)) {
                paths.add(candidate);
            }
        }
        Set<String> symbols = new LinkedHashSet<>();
        Matcher symbol = SYMBOL.matcher(read);
        while (symbol.find() && symbols.size() < AT_MOST) {
            if (symbol.group(1) != null) {
                for (String part : symbol.group(1).split("[.#]")) {
                    if (part.length() > 1) {
                        symbols.add(part);
                    }
                }
            } else {
                symbols.add(symbol.group(2) != null ? symbol.group(2) : symbol.group(3));
            }
        }
        return new Mentions(List.copyOf(paths), List.copyOf(symbols));
    }

    private static String withoutFullStop(String candidate) {
        int end = candidate.length();
        while (end > 0 && candidate.charAt(end - 1) == '.') {
            end--;
        }
        return candidate.substring(0, end);
    }
}
