package dev.ringmaster.queue.board;

import dev.ringmaster.model.id.ProjectId;
import java.util.Set;

/**
 * Projects whose ranking no longer fits.
 *
 * @param changed tasks or dependencies came, went or changed: rank soon
 * @param progressed tasks were finished: rank when there is time
 */
public record RankRequests(Set<ProjectId> changed, Set<ProjectId> progressed) {

    public RankRequests {
        changed = Set.copyOf(changed);
        progressed = Set.copyOf(progressed);
    }
}
