package dev.ringmaster.queue.slot;

import dev.ringmaster.model.id.ProjectId;
import java.util.HashMap;
import java.util.Map;

/**
 * Whose turn it is between projects: start-time fair queueing (Goyal, Vin and Cheng, SIGCOMM 1996), where each dispatch is a packet of
 * length 1. A project that asked for nothing for a while comes back as if it had kept up; it has saved nothing up and owes nothing. Kept in
 * memory only: after a start all are equal.
 */
final class Turns {

    private final Map<ProjectId, Double> next = new HashMap<>();
    private double now;

    /** The start tag of the project's next dispatch: the smallest is next. */
    double of(ProjectId project) {
        return Math.max(now, next.getOrDefault(project, 0.0));
    }

    /** @param weight > 0 */
    void taken(ProjectId project, double weight) {
        double start = of(project);
        now = start;
        next.put(project, start + 1 / weight);
    }

    void forget(ProjectId project) {
        next.remove(project);
    }
}
