package dev.ringmaster.queue.dispatch;

import dev.ringmaster.model.id.ProjectId;
import java.util.List;
import java.util.Map;

/**
 * What may be used now.
 *
 * @param workers in any order
 * @param shares of every project that has ready tasks; one without a share gets nothing
 * @param used slots in use in the whole ring, also those of workers that are no longer known
 */
public record Capacity(List<WorkerSlots> workers, Map<ProjectId, ProjectShare> shares, int used) {

    public Capacity {
        workers = List.copyOf(workers);
        shares = Map.copyOf(shares);
    }
}
