package dev.ringmaster.api.beads;

import java.util.List;

/** What one line of a file holds. */
sealed interface BeadsLine {

    /** @param remarks what could not be taken over as it is written */
    record Issue(BeadsIssue issue, List<String> remarks) implements BeadsLine {
        public Issue {
            remarks = List.copyOf(remarks);
        }
    }

    /** An issue that was deleted. */
    record Tombstone(String id) implements BeadsLine {}

    /** A line of a kind that is no issue, such as a memory. */
    record Other(String kind) implements BeadsLine {}

    record Unreadable(String message) implements BeadsLine {}

    record Blank() implements BeadsLine {}
}
