package dev.ringmaster.api.rest.reply;

import dev.ringmaster.api.release.BreakerRecord;
import dev.ringmaster.api.release.ReleaseRecord;
import java.util.List;

/**
 * Releases of Ringmaster by Ringmaster.
 *
 * @param enabled whether tasks may change Ringmaster at all
 */
public record ReleaseList(List<ReleaseRecord> items, BreakerRecord breaker, boolean enabled, long eventCursor) {
    public ReleaseList {
        items = List.copyOf(items);
    }
}
