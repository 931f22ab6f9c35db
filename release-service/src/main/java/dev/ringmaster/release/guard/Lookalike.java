package dev.ringmaster.release.guard;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What a path is taken for by a person's eye or another file system. Two paths with the same form may be one file there: HFS+ ignores some
 * characters and forms of Unicode, NTFS case, dots and spaces at the end and whatever follows a colon (git's {@code core.protectHFS} and
 * {@code core.protectNTFS} are about the same).
 */
final class Lookalike {
    // Letters of other scripts that look like small Latin ones (Unicode Technical Standard 39, the most common of
    // them).
    private static final String ALIEN = "аеорсухіјѕԁԛԝһӏɡıοαρνικτυχ∕⁄․‐‑‒–−ꓸ";
    private static final String LATIN = "aeopcyxijsdqwhlgioapviktux//.-----.";
    private static final Pattern SHORT_GIT = Pattern.compile("git~\\d+|gi[0-9a-f]{4}~\\d");

    private Lookalike() {}

    static String of(String path) {
        // A part of nothing but dots is kept: it means something else.
        return Arrays.stream(fold(path).split("/", -1)).map(Lookalike::part).collect(Collectors.joining("/"));
    }

    /** Whether a part of the path is taken for git's own folder. */
    static boolean isDotGit(String path) {
        return Arrays.stream(of(path).split("/"))
                .anyMatch(part -> part.equals(".git")
                        || part.equals(".")
                        || part.equals("..")
                        || SHORT_GIT.matcher(part).matches());
    }

    private static String fold(String path) {
        String seen = path.codePoints()
                .filter(point -> !isUnseen(point))
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
        // Up first: some letters have a small form only by way of the large one.
        String small = seen.toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT);
        return Normalizer.normalize(small, Normalizer.Form.NFKC)
                .codePoints()
                .map(Lookalike::latin)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    private static String part(String part) {
        int stream = part.indexOf(':');
        String name = stream < 0 ? part : part.substring(0, stream);
        int end = name.length();
        while (end > 0 && (name.charAt(end - 1) == '.' || name.charAt(end - 1) == ' ')) {
            end--;
        }
        return end == 0 ? name : name.substring(0, end);
    }

    private static int latin(int point) {
        int at = ALIEN.indexOf(point);
        return point == '\\' ? '/' : at < 0 ? point : LATIN.charAt(at);
    }

    /** Formatting, control and joining characters, variation selectors and fillers: Unicode's Default_Ignorable_Code_Point, and more. */
    private static boolean isUnseen(int point) {
        int type = Character.getType(point);
        return type == Character.FORMAT
                || type == Character.CONTROL
                || point == 0x034F
                || (point >= 0x115F && point <= 0x1160)
                || (point >= 0x17B4 && point <= 0x17B5)
                || (point >= 0x180B && point <= 0x180F)
                || point == 0x3164
                || (point >= 0xFE00 && point <= 0xFE0F)
                || point == 0xFFA0
                || (point >= 0xFFF0 && point <= 0xFFF8)
                || (point >= 0xE0000 && point <= 0xE0FFF);
    }
}
