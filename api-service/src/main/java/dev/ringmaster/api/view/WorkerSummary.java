package dev.ringmaster.api.view;

import dev.ringmaster.model.id.Capability;
import dev.ringmaster.model.id.WorkerId;
import dev.ringmaster.model.worker.WorkerSnapshot;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A worker as it last told of itself.
 *
 * @param status {@code available}, {@code busy}, {@code paused} or {@code offline}
 */
public record WorkerSummary(
        WorkerId id,
        String type,
        String status,
        List<Capability> capabilities,
        int capacity,
        int running,
        boolean dedicated,
        @Nullable String reason,
        @Nullable Instant until,
        Instant at) {

    public static WorkerSummary of(String status, WorkerSnapshot worker) {
        return new WorkerSummary(
                worker.id(),
                worker.type(),
                status,
                worker.capabilities().stream().sorted().toList(),
                worker.capacity(),
                worker.running(),
                worker.dedicated(),
                worker.reason(),
                worker.until(),
                worker.at());
    }
}
