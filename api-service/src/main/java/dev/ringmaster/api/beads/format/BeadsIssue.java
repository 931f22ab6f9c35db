package dev.ringmaster.api.beads.format;

import dev.ringmaster.api.beads.line.LineExtent;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What decides how an issue stands, without its texts, which stay in the file.
 *
 * @param at its line
 * @param status as written; {@code open} when missing
 * @param type as written; {@code task} when missing
 * @param parkedBecause why it is not work to be started now (a template, an ephemeral message …), or null
 * @param closedAsFailed its close reason says that it failed
 */
public record BeadsIssue(
        LineExtent at,
        String id,
        String status,
        String type,
        @Nullable Instant deferUntil,
        @Nullable String parkedBecause,
        boolean closedAsFailed,
        List<BeadsLink> links) {

    public BeadsIssue {
        links = List.copyOf(links);
    }

    public int line() {
        return at.number();
    }

    public boolean isClosed() {
        return status.equals("closed");
    }

    public boolean isEpic() {
        return type.equals("epic");
    }
}
