package dev.ringmaster.scheduler.workspace;

import java.util.List;

/** What came of bringing work onto the newest target, upon the other work of its batch. */
public sealed interface Integration {
    /**
     * @param targetCommit where the target was: {@code from} of the advance
     * @param integratedCommit a commit with the work, upon that of the work before it: {@code to} of the advance
     * @param asProven whether it holds just the files of the attempt's own commit, so that what was tested on that holds for this
     */
    record Clean(String targetCommit, String integratedCommit, boolean asProven) implements Integration {}

    /** @param commit what brought the work onto the target, or the target's newest commit where others did */
    record AlreadyLanded(String commit) implements Integration {}

    /** @param files the paths that conflict with the target, at least one */
    record Conflict(List<String> files) implements Integration {
        public Conflict {
            files = List.copyOf(files);
        }
    }

    /**
     * It has to be looked at again after the work before it in the batch.
     *
     * @param files the paths that conflict with that work only; empty if it changes nothing after that work
     */
    record AfterOthers(List<String> files) implements Integration {
        public AfterOthers {
            files = List.copyOf(files);
        }
    }

    record Refused(ProjectProblem problem) implements Integration {}
}
