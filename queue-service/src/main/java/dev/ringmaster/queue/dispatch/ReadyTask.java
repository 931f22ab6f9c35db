package dev.ringmaster.queue.dispatch;

import dev.ringmaster.model.id.ProjectId;
import dev.ringmaster.model.id.TaskId;
import dev.ringmaster.queue.rank.Score;
import java.time.Instant;
import java.util.Comparator;

/**
 * A task that could run now. Those that compare smaller run first: the greater urgency, then the older, then the smaller id.
 *
 * @param urgency the score, with the waiting time in it as {@link #urgencyOf} puts it there
 */
public record ReadyTask(
        TaskId task, ProjectId project, Requirement requirement, Score score, double urgency, Instant createdAt)
        implements Comparable<ReadyTask> {

    private static final Comparator<ReadyTask> ORDER = Comparator.<ReadyTask>comparingDouble(ReadyTask::urgency)
            .reversed()
            .thenComparing(ReadyTask::createdAt)
            .thenComparing(ReadyTask::task);

    private static final double MILLIS_PER_HOUR = 3_600_000;

    /**
     * A number that orders tasks as score + ageing × hours of waiting would at any moment, and does not change while they wait: the
     * present drops out of every comparison.
     *
     * @param ageingPerHour added to the score for each hour of waiting, ≥ 0
     */
    public static double urgencyOf(Score score, double ageingPerHour, Instant readyAt) {
        return score.total() - ageingPerHour * (readyAt.toEpochMilli() / MILLIS_PER_HOUR);
    }

    @Override
    public int compareTo(ReadyTask other) {
        return ORDER.compare(this, other);
    }
}
