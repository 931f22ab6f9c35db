package dev.ringmaster.model.event;

import dev.ringmaster.model.id.ProjectId;
import dev.ringmaster.model.id.ReleaseId;
import dev.ringmaster.model.id.TaskId;
import dev.ringmaster.model.id.WorkerId;
import java.util.List;

/**
 * What people ask of the whole ring or of a worker, on {@link Topic#TASKS}, so that it keeps its order with what they ask of tasks.
 * Written by api-service.
 */
public sealed interface ControlEvent extends Event {

    /** The key of what is asked of the whole ring. */
    String RING = "ring";

    /**
     * No task of the ring is to be started while this holds; attempts under way go on to their end.
     *
     * @param paused false ends it
     * @param reason may be empty
     */
    record PauseAllRequested(boolean paused, String reason, String by) implements ControlEvent {
        @Override
        public String key() {
            return RING;
        }
    }

    /**
     * {@code ringmaster.toml} is to be looked at now, even if it was refused before.
     *
     * @param confirm whether changed keys that could open a door are meant
     */
    record ConfigReloadRequested(boolean confirm, String by) implements ControlEvent {
        @Override
        public String key() {
            return RING;
        }
    }

    /**
     * The worker is to get no new work while this holds.
     *
     * @param paused false ends it, and every other hold of this worker alone that waits for a person
     * @param reason may be empty
     */
    record WorkerPauseRequested(WorkerId worker, boolean paused, String reason, String by) implements ControlEvent {
        @Override
        public String key() {
            return worker.value();
        }
    }

    /**
     * What attempts left in a project's repository is to be looked through, and what nothing is lost by is to go.
     *
     * @param id names the request; the answer, {@link WorkEvent.WorkCollected}, bears it
     * @param dryRun whether only to say what would go
     * @param over tasks that will not be tried again: the checkouts of their attempts may go, what they committed stays
     */
    record WorkCollectionRequested(String id, ProjectId project, boolean dryRun, List<TaskId> over, String by)
            implements ControlEvent {
        public WorkCollectionRequested {
            over = List.copyOf(over);
        }

        @Override
        public String key() {
            return project.value();
        }
    }

    /**
     * Many tasks of the project follow, up to {@link TasksArrived}: which of them goes first is not known before all are there. Whoever
     * waits for them does so for a while only, for the end may be lost.
     *
     * @param atMost how many follow at most, ≥ 0
     */
    record TasksArriving(ProjectId project, int atMost) implements ControlEvent {
        @Override
        public String key() {
            return project.value();
        }
    }

    /** All tasks that {@link TasksArriving} spoke of have been sent. */
    record TasksArrived(ProjectId project) implements ControlEvent {
        @Override
        public String key() {
            return project.value();
        }
    }

    /** The ring is to run again what it ran before this release, and the target to be without it. */
    record RollbackRequested(ReleaseId release, String by) implements ControlEvent {
        @Override
        public String key() {
            return release.value();
        }
    }

    /** Releases may go on after failures in a row. */
    record BreakerCloseRequested(String by) implements ControlEvent {
        @Override
        public String key() {
            return RING;
        }
    }
}
