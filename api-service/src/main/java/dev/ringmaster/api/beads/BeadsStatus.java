package dev.ringmaster.api.beads;

import dev.ringmaster.model.task.InitialStatus;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How an issue enters the ring.
 *
 * @param remark what a person should know about it, or null when the file's status says the same
 */
record BeadsStatus(InitialStatus status, @Nullable String remark) {

    /** @param isContainer an epic with children: its children are the work */
    static BeadsStatus of(BeadsIssue issue, boolean isContainer, Instant now) {
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
        if (isContainer) {
            return draft("is an epic, and its children are the work: what depends on it waits for them");
        }
        if (issue.links().stream().anyMatch(link -> link.type().equals(BeadsLink.CONDITIONAL))) {
            return draft("runs only if another one fails, which cannot be judged here");
        }
        if (issue.deferUntil() != null && issue.deferUntil().isAfter(now)) {
            return draft("is deferred until " + issue.deferUntil());
        }
        return switch (status) {
            case "open", "in_progress", "in-progress", "blocked" -> new BeadsStatus(InitialStatus.OPEN, null);
            case "hooked" ->
                new BeadsStatus(InitialStatus.OPEN, "is hooked to another system's agent: imported as open");
            default -> draft("has the status '" + status + "', whose meaning is not known here");
        };
    }

    private static BeadsStatus draft(String because) {
        return new BeadsStatus(InitialStatus.DRAFT, because + ": imported as a draft, submit it to run it");
    }
}
