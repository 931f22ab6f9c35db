package dev.ringmaster.api.beads;

import java.util.List;

/**
 * What an import did, in the file's own ids. Each line read is created, updated, unchanged or skipped.
 *
 * @param skipped deleted issues, memories, unreadable lines and earlier lines of a repeated id
 * @param dependencies edges between tasks that came of the file
 * @param nonBlocking links that only inform and were left out
 * @param dangling dependencies on issues that exist nowhere: left out
 * @param cycles tasks that wait for each other, in order: kept, and blocked until one edge is removed
 */
public record ImportReport(
        int read,
        int created,
        int updated,
        int unchanged,
        int skipped,
        int dependencies,
        int nonBlocking,
        List<Dangling> dangling,
        List<List<String>> cycles,
        List<LineProblem> problems) {

    public ImportReport {
        dangling = List.copyOf(dangling);
        cycles = List.copyOf(cycles);
        problems = List.copyOf(problems);
    }

    /** A dependency whose target exists nowhere. */
    public record Dangling(String task, String dependsOn) {}
}
