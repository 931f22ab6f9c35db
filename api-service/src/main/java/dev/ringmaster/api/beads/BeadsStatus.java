package dev.ringmaster.api.beads;

import dev.ringmaster.api.beads.format.BeadsIssue;
import dev.ringmaster.api.beads.format.BeadsLink;
import dev.ringmaster.model.task.InitialStatus;
import org.jspecify.annotations.Nullable;

/**
 * How an issue enters the ring.
 *
 * @param remark what a person should know about it, or null when the file's status says the same
 */
record BeadsStatus(InitialStatus status, @Nullable String remark) {

    /** @param edges of all issues of the file */
    static BeadsStatus of(BeadsIssue issue, BeadsEdges edges) {
        String status = issue.status();
        if (status.equals("closed")) {
            return new BeadsStatus(InitialStatus.DONE, null);
        }
        if (status.equals("deferred") || status.equals("draft")) {
            return new BeadsStatus(InitialStatus.DRAFT, null);
        }
        if (status.equals("pinned")) {
            return draft("is pinned");
        }
        if (issue.parkedBecause() != null) {
            return draft(issue.parkedBecause());
        }
        if (edges.containers().contains(issue.id())) {
            return draft("is an epic, and its children are the work: what depends on it waits for them");
        }
        String condition = condition(issue, edges);
        if (condition != null) {
            return draft(condition);
        }
        return switch (status) {
            case "open", "in_progress", "in-progress", "blocked" -> new BeadsStatus(InitialStatus.OPEN, null);
            case "hooked" ->
                new BeadsStatus(InitialStatus.OPEN, "is hooked to another system's agent: imported as open");
            default -> draft("has the status '" + status + "', whose meaning is not known here");
        };
    }

    /** Why the issue does not run although nothing blocks it: it is there for the case that another one fails. */
    private static @Nullable String condition(BeadsIssue issue, BeadsEdges edges) {
        for (BeadsLink link : issue.links()) {
            BeadsIssue other = edges.issues().get(link.to());
            if (link.type().equals(BeadsLink.CONDITIONAL) && other != null && !other.closedAsFailed()) {
                return other.isClosed()
                        ? "runs only if " + link.to() + " fails, and that was closed without saying so"
                        : "runs only if " + link.to() + " fails";
            }
        }
        return null;
    }

    private static BeadsStatus draft(String because) {
        return new BeadsStatus(InitialStatus.DRAFT, because + ": imported as a draft, submit it to run it");
    }
}
