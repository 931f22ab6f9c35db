package dev.ringmaster.queue.slot;

import dev.ringmaster.model.id.ProjectId;
import java.util.HashMap;
import java.util.Map;

/**
 * Whose turn it is between projects: start-time fair queueing (Goyal, Vin and Cheng, SIGCOMM 1996), where each dispatch is a packet of
 * length 1. A project that asked for nothing for a while comes back as if it had kept up; it has saved nothing up and owes nothing.
 */
final class Turns {

    private final Map<ProjectId, Double> next = new HashMap<>();
    private double now;

    /** The start tag of the project's next dispatch: the smallest is next. */
    double of(ProjectId project) {
        return Math.max(now, next.getOrDefault(project, 0.0));
    }

    /** @param weight > 0 */
    Turn taken(ProjectId project, double weight) {
        Turn turn = new Turn(project, of(project), of(project) + 1 / weight);
        restore(turn);
        return turn;
    }

    /** What {@link #taken} returned before a start; in any order. */
    void restore(Turn turn) {
        now = Math.max(now, turn.start());
        next.put(turn.project(), turn.next());
    }

    void forget(ProjectId project) {
        next.remove(project);
    }
}
