package dev.ringmaster.api.beads.format;

import java.util.List;

/** What a line of a beads file says. */
sealed interface BeadsLine {

    /** @param remarks what could not be taken over as it is written */
    record Issue(BeadsIssue issue, List<String> remarks) implements BeadsLine {
        public Issue {
            remarks = List.copyOf(remarks);
        }
    }

    /** An issue that was deleted. */
    record Tombstone(String id) implements BeadsLine {}

    /** A line of a kind that is no issue, such as a memory. It is kept. */
    record Other(String kind) implements BeadsLine {}

    /** @param message why not, as the rest of a sentence that begins with the line */
    record Invalid(String message) implements BeadsLine {}
}
