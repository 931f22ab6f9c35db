package dev.ringmaster.queue.dispatch;

import dev.ringmaster.model.id.Capability;
import dev.ringmaster.model.id.ProjectId;
import java.util.List;
import java.util.Map;

/**
 * What may be used now.
 *
 * @param workers in any order
 * @param shares of every project that has ready tasks; one without a share gets nothing
 * @param usedByCapability slots in use by tasks that require a capability
 * @param used slots in use in the whole ring, also those of workers that are no longer known
 */
public record Capacity(
        List<WorkerSlots> workers,
        Map<ProjectId, ProjectShare> shares,
        Map<Capability, Integer> usedByCapability,
        int used) {

    public Capacity {
        workers = List.copyOf(workers);
        shares = Map.copyOf(shares);
        usedByCapability = Map.copyOf(usedByCapability);
    }
}
