package dev.ringmaster.api.why.line;

import dev.ringmaster.model.id.TaskId;
import java.util.List;

/**
 * Where a ready task stands among its project's ready tasks.
 *
 * @param place from 1; the first that is not known when {@code beyond}
 * @param ready how many are ready
 * @param behind the tasks before it, the next one to run first, at most 20
 * @param beyond it stands somewhere behind {@code place} - 1 others: the line is known only so far
 */
public record Place(int place, int ready, List<TaskId> behind, boolean beyond) {

    public Place {
        behind = List.copyOf(behind);
    }
}
