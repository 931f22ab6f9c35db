package dev.ringmaster.model.event;

import dev.ringmaster.model.id.ProjectId;
import dev.ringmaster.model.task.TaskState;
import java.util.List;

/** How tasks fare, on {@link Topic#STATUS}, keyed by task (by project for rankings). Written by queue-service. */
public sealed interface StatusEvent extends Event {

    /** A fact about one task: its state after the change. */
    sealed interface OfTask extends StatusEvent {

        TaskState state();

        @Override
        default String key() {
            return state().task().value();
        }
    }

    record TaskReady(TaskState state) implements OfTask {}

    record TaskBlocked(TaskState state) implements OfTask {}

    record TaskStarted(TaskState state) implements OfTask {}

    record TaskInReview(TaskState state) implements OfTask {}

    record TaskCompleted(TaskState state) implements OfTask {}

    record TaskFailed(TaskState state) implements OfTask {}

    record TaskCancelled(TaskState state) implements OfTask {}

    /**
     * A project's graph was ranked anew.
     *
     * @param graphVersion which state of the graph the numbers belong to
     * @param metrics one for each metric
     * @param top the best-ranked unfinished tasks, best first, at most 50
     */
    record QueueRanked(ProjectId project, long graphVersion, List<MetricStatus> metrics, List<RankedTask> top)
            implements StatusEvent {
        public QueueRanked {
            metrics = List.copyOf(metrics);
            top = List.copyOf(top);
        }

        @Override
        public String key() {
            return project.value();
        }
    }
}
