package dev.ringmaster.model.event;

import dev.ringmaster.model.id.ProjectId;
import dev.ringmaster.model.kept.KeptWork;
import dev.ringmaster.model.kept.RemovedWork;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

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

    /**
     * What came of looking through it because a person asked; what was removed is told by {@link WorkRemoved} as well.
     *
     * @param request the id of the request
     * @param dryRun whether nothing was removed
     * @param removed what was removed, or with a dry run would be, with the evidence
     * @param kept what stays, with the reason
     * @param problem why it could not be looked through to the end; null where it was
     */
    record WorkCollected(
            ProjectId project,
            String request,
            boolean dryRun,
            List<RemovedWork> removed,
            List<KeptWork> kept,
            @Nullable String problem,
            Instant at)
            implements WorkEvent {
        public WorkCollected {
            removed = List.copyOf(removed);
            kept = List.copyOf(kept);
        }
    }
}
