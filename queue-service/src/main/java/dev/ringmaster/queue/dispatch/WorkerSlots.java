package dev.ringmaster.queue.dispatch;

import dev.ringmaster.model.id.Capability;
import dev.ringmaster.model.id.WorkerId;
import java.util.Set;

/**
 * A worker as the planner sees it.
 *
 * @param account whose quota it uses
 * @param capacity attempts it may run at one time, ≥ 0; 0 while it takes nothing
 * @param used the queue's own assignments that still hold one of its slots, ≥ 0; more than the capacity after that was lowered
 */
public record WorkerSlots(
        WorkerId id,
        String type,
        String account,
        Set<Capability> capabilities,
        boolean dedicated,
        int capacity,
        int used) {

    public WorkerSlots {
        capabilities = Set.copyOf(capabilities);
        if (capacity < 0 || used < 0) {
            throw new IllegalArgumentException("worker " + id + " has a negative count: " + capacity + ", " + used);
        }
    }

    public int free() {
        return Math.max(0, capacity - used);
    }
}
