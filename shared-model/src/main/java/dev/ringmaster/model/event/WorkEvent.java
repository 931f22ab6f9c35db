package dev.ringmaster.model.event;

import dev.ringmaster.model.id.ProjectId;
import dev.ringmaster.model.kept.KeptWork;
import dev.ringmaster.model.kept.RemovedWork;
import java.time.Instant;
import java.util.List;

/** What attempts left in a project's repository, on {@link Topic#ATTEMPTS}, keyed by project. Written by scheduler-service. */
public sealed interface WorkEvent extends Event {

    ProjectId project();

    @Override
    default String key() {
        return project().value();
    }

    /**
     * All that is kept now: a whole snapshot, the last one counts.
     *
     * @param items by branch, then worktree
     * @param at when it was looked at
     */
    record WorkRecorded(ProjectId project, List<KeptWork> items, Instant at) implements WorkEvent {
        public WorkRecorded {
            items = List.copyOf(items);
        }
    }

    /** @param items what was cleared away, at least one */
    record WorkRemoved(ProjectId project, List<RemovedWork> items, Instant at) implements WorkEvent {
        public WorkRemoved {
            items = List.copyOf(items);
        }
    }
}
