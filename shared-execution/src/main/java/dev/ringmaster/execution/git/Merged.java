package dev.ringmaster.execution.git;

import java.util.List;

/** What came of merging two commits in memory. */
public sealed interface Merged {
    /** @param tree that holds both */
    record Clean(String tree) implements Merged {}

    /** @param files the paths that conflict, at least one */
    record Conflict(List<String> files) implements Merged {
        public Conflict {
            files = List.copyOf(files);
        }
    }

    /** Nothing can be said: this git cannot merge in memory, or a commit is not there. */
    record Unknown(String reason) implements Merged {}
}
