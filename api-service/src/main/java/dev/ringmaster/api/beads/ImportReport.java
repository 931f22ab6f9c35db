package dev.ringmaster.api.beads;

import dev.ringmaster.api.beads.format.LineProblem;
import dev.ringmaster.model.id.TaskId;
import java.util.List;

/**
 * What an import did, in the file's own ids. Each line read is created, updated, unchanged or skipped.
 *
 * @param refused why nothing was or would be done; empty where it was or would be
 * @param skipped deleted issues, memories, invalid lines and earlier lines of a repeated id
 * @param invalid lines that could not be read
 * @param dependencies edges between tasks that came of the file
 * @param nonBlocking links that only inform
 * @param tombstones lines of deleted issues
 * @param calledOff issues that are gone and whose tasks were called off
 * @param missing issues of an earlier import that the file does not have: their tasks and lines were kept
 * @param dangling dependencies on issues that exist nowhere: they block nobody
 * @param cycles tasks that wait for each other, in order: kept, and blocked until one edge is removed
 * @param changes what changed or would change, the first thousand
 */
public record ImportReport(
        List<String> refused,
        int read,
        int created,
        int updated,
        int unchanged,
        int skipped,
        int invalid,
        int dependencies,
        int nonBlocking,
        int tombstones,
        List<String> calledOff,
        List<String> missing,
        List<Dangling> dangling,
        List<List<String>> cycles,
        List<Change> changes,
        List<LineProblem> problems) {

    public ImportReport {
        refused = List.copyOf(refused);
        calledOff = List.copyOf(calledOff);
        missing = List.copyOf(missing);
        dangling = List.copyOf(dangling);
        cycles = List.copyOf(cycles);
        changes = List.copyOf(changes);
        problems = List.copyOf(problems);
    }

    /** A dependency whose target exists nowhere. */
    public record Dangling(String task, String dependsOn) {}

    /**
     * What happens to one issue.
     *
     * @param fields which of a task's fields change; {@code status} where a draft is submitted
     */
    public record Change(String issue, TaskId task, Kind kind, List<String> fields) {
        public Change {
            fields = List.copyOf(fields);
        }
    }

    /** What is done with a task. */
    public enum Kind {
        CREATED,
        UPDATED,
        CALLED_OFF;

        @com.fasterxml.jackson.annotation.JsonValue
        public String word() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }
}
