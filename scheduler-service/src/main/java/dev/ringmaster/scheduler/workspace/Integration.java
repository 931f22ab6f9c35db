package dev.ringmaster.scheduler.workspace;

import java.nio.file.Path;
import java.util.List;

/** What came of bringing work onto the newest target. */
public sealed interface Integration {
    /**
     * @param targetCommit where the target was: {@code from} of the advance
     * @param integratedCommit its child with the work: {@code to} of the advance
     * @param scratchTree checked out at the integrated commit, with nothing else in it: the gates run here
     */
    record Clean(String targetCommit, String integratedCommit, Path scratchTree) implements Integration {}

    /** @param commit what brought the work onto the target, or the target's newest commit where others did */
    record AlreadyLanded(String commit) implements Integration {}

    /** @param files the paths that conflict, at least one */
    record Conflict(List<String> files) implements Integration {
        public Conflict {
            files = List.copyOf(files);
        }
    }

    record Refused(ProjectProblem problem) implements Integration {}
}
