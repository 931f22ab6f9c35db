package dev.ringmaster.model.event;

import dev.ringmaster.model.budget.BudgetState;
import dev.ringmaster.model.id.ProjectId;
import dev.ringmaster.model.id.WorkerId;
import dev.ringmaster.model.task.TaskState;
import dev.ringmaster.model.worker.WorkerHold;
import java.time.Instant;
import java.util.List;

/** How tasks fare, on {@link Topic#STATUS}, keyed by task (rankings by project, the rest by what they are about). Written by queue-service. */
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

    /** Workers get no new work from now on, or until another moment than was said before. */
    record WorkersHeld(WorkerHold hold) implements StatusEvent {
        @Override
        public String key() {
            return hold.key();
        }
    }

    /** What held workers back is over. */
    record WorkersFreed(WorkerHold hold) implements StatusEvent {
        @Override
        public String key() {
            return hold.key();
        }
    }

    /** What a budget has spent and set aside: a whole snapshot. */
    record BudgetRecorded(BudgetState budget) implements StatusEvent {
        @Override
        public String key() {
            return budget.key();
        }
    }

    /**
     * The slots of a worker were fitted to the work there is.
     *
     * @param slots how many it has now, from {@code least} to {@code most}
     * @param reason one sentence
     */
    record SlotsScaled(WorkerId worker, int slots, int least, int most, String reason, Instant at)
            implements StatusEvent {
        @Override
        public String key() {
            return worker.value();
        }
    }

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

    /**
     * How a project's ready tasks stand in line: the first of them that a free slot's worker may take is given out next, as far as other
     * projects' shares allow.
     *
     * @param ageingPerHour added to a task's score for each hour of waiting: the greater sum is before the smaller
     * @param ready how many there are
     * @param line the first of them in order, at most {@link #LIMIT}
     */
    record QueueLinedUp(ProjectId project, double ageingPerHour, int ready, List<LinedUpTask> line, Instant at)
            implements StatusEvent {

        public static final int LIMIT = 500;

        public QueueLinedUp {
            line = List.copyOf(line);
        }

        @Override
        public String key() {
            return project.value();
        }
    }
}
