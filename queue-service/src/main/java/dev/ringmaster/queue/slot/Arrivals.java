package dev.ringmaster.queue.slot;

import dev.ringmaster.model.id.ProjectId;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Projects of which many tasks are coming in: nothing of them is given out until all are here, so that the first is the right one. Kept
 * in memory only, and each for a bounded time: a lost end, or a lost beginning, costs order and nothing else.
 */
public final class Arrivals {

    /** For the way from one service to the other. */
    private static final Duration LEAST = Duration.ofSeconds(10);

    /** A queue that takes in 500 a second is ten times slower than it ever was. */
    private static final Duration EACH = Duration.ofMillis(2);

    private final Map<ProjectId, Instant> until = new HashMap<>();

    /** @param atMost tasks that follow, ≥ 0 */
    public void begin(ProjectId project, int atMost, Instant now) {
        until.put(project, now.plus(LEAST).plus(EACH.multipliedBy(atMost)));
    }

    /** Returns whether they were waited for. */
    public boolean end(ProjectId project) {
        return until.remove(project) != null;
    }

    /** Waits no longer for what should be here by now; returns whether there was any. */
    public boolean endDue(Instant now) {
        return until.values().removeIf(end -> !end.isAfter(now));
    }

    /** When {@link #endDue} has something to do next. */
    public Optional<Instant> nextEnd() {
        return until.values().stream().min(Comparator.naturalOrder());
    }

    /** Whether more of the project's tasks are expected. */
    public boolean isUnderWay(ProjectId project) {
        return until.containsKey(project);
    }
}
