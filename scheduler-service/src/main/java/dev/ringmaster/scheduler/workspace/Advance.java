package dev.ringmaster.scheduler.workspace;

/** What came of moving the target branch. */
public sealed interface Advance {
    /** The target is at, or already past, the commit. */
    record Advanced() implements Advance {}

    /** The target is elsewhere by now: integrate again. */
    record Moved(String targetCommit) implements Advance {}

    /** Nothing was touched; a person must put something right, such as a dirty checkout of the target. */
    record Refused(ProjectProblem problem) implements Advance {}
}
