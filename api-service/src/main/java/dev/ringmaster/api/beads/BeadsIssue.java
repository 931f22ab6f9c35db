package dev.ringmaster.api.beads;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An issue as a file writes it, its defaults filled in.
 *
 * @param line where it stands, from 1
 * @param status as written; {@code open} when missing
 * @param type as written; {@code task} when missing
 * @param parkedBecause why it is not work to be started now (a template, an ephemeral message …), or null
 */
record BeadsIssue(
        int line,
        String id,
        String title,
        String description,
        List<String> acceptanceCriteria,
        String status,
        int priority,
        String type,
        List<String> labels,
        @Nullable Duration estimate,
        @Nullable Instant deferUntil,
        @Nullable String parkedBecause,
        List<BeadsLink> links) {

    BeadsIssue {
        acceptanceCriteria = List.copyOf(acceptanceCriteria);
        labels = List.copyOf(labels);
        links = List.copyOf(links);
    }

    boolean isClosed() {
        return status.equals("closed");
    }

    boolean isEpic() {
        return type.equals("epic");
    }
}
