package dev.ringmaster.api.view;

import dev.ringmaster.model.id.Capability;
import dev.ringmaster.model.id.WorkerId;
import dev.ringmaster.model.usage.RateLimitWindow;
import dev.ringmaster.model.worker.WorkerHold;
import dev.ringmaster.model.worker.WorkerSnapshot;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A worker as it last told of itself, and what the queue keeps from it.
 *
 * @param status {@code available}, {@code busy}, {@code paused} or {@code offline}; paused also while the queue gives it nothing
 * @param reason why it takes nothing now, one sentence; null while it does
 * @param until when that ends by itself, or null when unknown or when a person must end it
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
        Instant at,

        @Schema(description = "Whose quota it uses; workers of one type and account are limited together.")
        String account,

        @Schema(description = "The fewest slots it has while slots follow the work.") @Nullable
        Integer minCapacity,

        @Schema(description = "The slots it has now; absent while slots do not follow the work.") @Nullable
        Integer slots,

        @Schema(
                description =
                        "What keeps it from new work: used up quotas, a person's pause, a worker that cannot log in.")
        List<WorkerHold> holds,

        @Schema(description = "The windows of its account as its agents last spoke of them.")
        List<RateLimitWindow> windows) {

    public WorkerSummary {
        capabilities = List.copyOf(capabilities);
        holds = List.copyOf(holds);
        windows = List.copyOf(windows);
    }

    public static WorkerSummary of(
            String status,
            WorkerSnapshot worker,
            @Nullable Integer slots,
            List<WorkerHold> allHolds,
            List<RateLimitWindow> windows) {
        List<WorkerHold> holds = allHolds.stream()
                .filter(hold -> hold.concerns(worker.id(), worker.type(), worker.accountOrType()))
                .toList();
        // What the worker says of itself comes first: without its command no quota matters.
        WorkerHold held = status.equals("offline")
                ? null
                : holds.stream()
                        .max(Comparator.comparing(hold -> hold.until() == null ? Instant.MAX : hold.until()))
                        .orElse(null);
        return new WorkerSummary(
                worker.id(),
                worker.type(),
                held != null ? "paused" : status,
                worker.capabilities().stream().sorted().toList(),
                worker.capacity(),
                worker.running(),
                worker.dedicated(),
                held != null ? held.reason() : worker.reason(),
                held != null ? held.until() : worker.until(),
                worker.at(),
                worker.accountOrType(),
                worker.minCapacity(),
                slots,
                holds,
                windows);
    }
}
