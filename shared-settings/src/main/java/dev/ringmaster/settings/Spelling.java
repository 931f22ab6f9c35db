package dev.ringmaster.settings;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/**
 * Finds the word that was probably meant: by edit distance, that is letters changed, added, left out or swapped with their neighbour, or
 * else by how it begins.
 */
public final class Spelling {

    private static final int SHORTEST_BEGINNING = 5;

    private Spelling() {}

    /** The nearest word by its letters, unless even that one needs more edits than a third of them; else the one that begins alike. */
    public static Optional<String> nearest(String written, Collection<String> words) {
        String plain = plain(written);
        return words.stream()
                .filter(word ->
                        distance(plain, plain(word)) <= Math.max(1, Math.min(plain.length(), word.length()) / 3))
                .min(Comparator.<String>comparingInt(word -> distance(plain, plain(word)))
                        .thenComparing(Comparator.naturalOrder()))
                .or(() -> words.stream()
                        .filter(word -> beginAlike(plain, plain(word)))
                        .max(Comparator.<String>comparingInt(word -> common(plain, plain(word)))
                                .thenComparing(Comparator.reverseOrder())));
    }

    /** Whether four fifths of the shorter word begin the other one too: somebody wrote more of it, or less. */
    private static boolean beginAlike(String left, String right) {
        int common = common(left, right);
        return common >= SHORTEST_BEGINNING && common * 5 >= Math.min(left.length(), right.length()) * 4;
    }

    private static int common(String left, String right) {
        int same = 0;
        while (same < Math.min(left.length(), right.length()) && left.charAt(same) == right.charAt(same)) {
            same++;
        }
        return same;
    }

    private static String plain(String word) {
        return word.toLowerCase(Locale.ROOT).replace("_", "").replace("-", "");
    }

    private static int distance(String left, String right) {
        int[][] edits = new int[left.length() + 1][right.length() + 1];
        for (int row = 0; row <= left.length(); row++) {
            for (int column = 0; column <= right.length(); column++) {
                if (row == 0 || column == 0) {
                    edits[row][column] = row + column;
                    continue;
                }
                int change = left.charAt(row - 1) == right.charAt(column - 1) ? 0 : 1;
                int least = Math.min(
                        edits[row - 1][column - 1] + change,
                        Math.min(edits[row - 1][column], edits[row][column - 1]) + 1);
                if (isSwap(left, row, right, column)) {
                    least = Math.min(least, edits[row - 2][column - 2] + 1);
                }
                edits[row][column] = least;
            }
        }
        return edits[left.length()][right.length()];
    }

    private static boolean isSwap(String left, int row, String right, int column) {
        return row > 1
                && column > 1
                && left.charAt(row - 1) == right.charAt(column - 2)
                && left.charAt(row - 2) == right.charAt(column - 1);
    }
}
