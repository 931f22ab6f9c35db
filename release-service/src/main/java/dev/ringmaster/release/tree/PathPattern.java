package dev.ringmaster.release.tree;

import java.util.regex.Pattern;

/**
 * Names paths of a tree: {@code *} stands for a part of a name, {@code ?} for one character, {@code **} for any folders. It always begins at
 * the root. One that names a folder, with or without {@code /**} or a slash at its end, names all in it; where its last part has a wildcard
 * it names files alone.
 */
public final class PathPattern {
    private final String text;
    private final Pattern pattern;
    private final String literal;

    private PathPattern(String text) {
        this.text = text;
        this.pattern = Pattern.compile(regex(text), Pattern.DOTALL);
        int wild = firstWild(text);
        this.literal = wild < 0 ? text : text.substring(0, text.lastIndexOf('/', wild) + 1);
    }

    /** @throws IllegalArgumentException if it is blank */
    public static PathPattern of(String text) {
        String bare = text.strip();
        while (bare.startsWith("./") || bare.startsWith("/")) {
            bare = bare.substring(bare.indexOf('/') + 1);
        }
        if (bare.isEmpty()) {
            throw new IllegalArgumentException("a pattern that names nothing: '" + text + "'");
        }
        return new PathPattern(bare);
    }

    public boolean matches(String path) {
        return pattern.matcher(path).matches();
    }

    /** Whether something it names lies in this folder, so that a file in the folder's place would hide it. */
    public boolean isBelow(String folder) {
        return literal.startsWith(folder + "/");
    }

    private static String regex(String text) {
        boolean folder = text.endsWith("/**");
        String body = folder ? text.substring(0, text.length() - 3) : text.replaceFirst("/+$", "");
        boolean open = folder || firstWild(body.substring(body.lastIndexOf('/') + 1)) < 0;
        StringBuilder regex = new StringBuilder();
        for (int i = 0; i < body.length(); i++) {
            char at = body.charAt(i);
            if (body.startsWith("**/", i)) {
                regex.append("(?:[^/]+/)*");
                i += 2;
            } else if (body.startsWith("**", i)) {
                regex.append(".*");
                i++;
            } else if (at == '*') {
                regex.append("[^/]*");
            } else if (at == '?') {
                regex.append("[^/]");
            } else {
                regex.append(Pattern.quote(String.valueOf(at)));
            }
        }
        return regex.append(open ? "(?:/.*)?" : "").toString();
    }

    private static int firstWild(String text) {
        int star = text.indexOf('*');
        int mark = text.indexOf('?');
        return star < 0 ? mark : mark < 0 ? star : Math.min(star, mark);
    }

    @Override
    public String toString() {
        return text;
    }
}
