package dev.ringmaster.model.worker;

import dev.ringmaster.model.id.Capability;
import dev.ringmaster.model.id.WorkerId;
import java.time.Instant;
import java.util.Collections;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a worker at a moment.
 *
 * @param type the kind of CLI, such as {@code claude-code} or {@code generic}
 * @param capacity how many attempts it may run at one time, ≥ 0
 * @param running how many it runs, for show; the queue counts by its own assignments
 * @param dedicated takes only tasks that require one of its capabilities or name it as their agent
 * @param reason why it takes nothing now, one sentence; null while it does
 * @param until when that ends by itself, or null when unknown
 * @param account whose quota it uses, shared by workers of its type that name the same; null means its type's own
 * @param minCapacity the fewest slots it has while slots follow the work, 0 to {@code capacity}; null means all of them
 * @param room how many more attempts the machine has memory for, ≥ 0; null when that was not measured
 */
public record WorkerSnapshot(
        WorkerId id,
        String type,
        Set<Capability> capabilities,
        int capacity,
        int running,
        boolean dedicated,
        @Nullable String reason,
        @Nullable Instant until,
        Instant at,
        @Nullable String account,
        @Nullable Integer minCapacity,
        @Nullable Integer room) {

    /** @throws IllegalArgumentException if a count is negative */
    public WorkerSnapshot {
        if (capacity < 0 || running < 0) {
            throw new IllegalArgumentException("worker " + id + " has a negative count");
        }
        if ((minCapacity != null && (minCapacity < 0 || minCapacity > capacity)) || (room != null && room < 0)) {
            throw new IllegalArgumentException("worker " + id + " cannot have at least " + minCapacity + " of "
                    + capacity + " slots, or room for " + room);
        }
        // Sorted, so that the same snapshot always makes the same JSON.
        capabilities = Collections.unmodifiableSortedSet(new TreeSet<>(capabilities));
    }

    /** Whose quota it uses. */
    public String accountOrType() {
        return account == null ? type : account;
    }
}
