package dev.ringmaster.release.coverage;

import java.util.List;
import java.util.stream.Collectors;

/**
 * How much of what changed in a source tests have run.
 *
 * @param covered how many changed lines with code were run
 * @param missed the changed lines with code that were not, ascending
 * @param measured false if there is no report of its module
 */
public record FileCoverage(String path, int covered, List<Integer> missed, boolean measured) {
    /** The share of a file's changed lines with code that must have been run; some error paths cannot be reached by a test. */
    public static final double ENOUGH = 0.8;

    private static final int NAMED = 8;

    public FileCoverage {
        missed = List.copyOf(missed);
    }

    public boolean isCovering() {
        int all = covered + missed.size();
        return measured && covered >= ENOUGH * all;
    }

    String sentence() {
        if (!measured) {
            return path + " was not measured";
        }
        String lines = missed.stream().limit(NAMED).map(String::valueOf).collect(Collectors.joining(", "));
        return path + ": tests run " + covered + " of " + (covered + missed.size()) + " changed lines; not line "
                + lines + (missed.size() > NAMED ? " and " + (missed.size() - NAMED) + " more" : "");
    }
}
