package dev.ringmaster.scheduler.kept;

import dev.ringmaster.model.attempt.Assignment;
import dev.ringmaster.model.id.AttemptId;
import dev.ringmaster.model.id.TaskId;
import dev.ringmaster.model.project.Project;
import dev.ringmaster.runtime.ledger.Ledger;
import dev.ringmaster.scheduler.attempt.Attempt;
import dev.ringmaster.scheduler.operations.AttemptWorkspaces;
import dev.ringmaster.scheduler.operations.LiveAttempt;
import dev.ringmaster.scheduler.store.AttemptRepository;
import dev.ringmaster.scheduler.store.StoredAttempt;
import dev.ringmaster.scheduler.workspace.WorkInventory.Leftover;
import jakarta.enterprise.context.ApplicationScoped;
import org.jspecify.annotations.Nullable;

/** Knows whose the things are that were left in repositories, as far as the database tells. */
@ApplicationScoped
class LeftAttempts {

    private final Ledger ledger;
    private final AttemptRepository attempts;
    private final AttemptWorkspaces workspaces;

    LeftAttempts(Ledger ledger, AttemptRepository attempts, AttemptWorkspaces workspaces) {
        this.ledger = ledger;
        this.attempts = attempts;
        this.workspaces = workspaces;
    }

    /** The attempt that works there now, else the one that the worktree was made for. */
    @Nullable
    Attempt of(Leftover left) {
        AttemptId id = left.attempt();
        if (id == null) {
            return null;
        }
        for (StoredAttempt stored : ledger.read(attempts::findUnfinished)) {
            Assignment assignment = stored.assignment();
            if (assignment != null
                    && workspaces.of(new LiveAttempt(assignment, null)).equals(id)) {
                return stored.attempt();
            }
        }
        return ledger.read(connection -> attempts.find(connection, id))
                .map(StoredAttempt::attempt)
                .orElse(null);
    }

    /**
     * Whether an attempt of a task is under way: it may just be making its worktree.
     *
     * @param task null asks for any of the project
     */
    boolean isInUse(Project project, @Nullable TaskId task) {
        return ledger.read(attempts::findUnfinished).stream()
                .map(stored -> stored.attempt().ref())
                .anyMatch(ref -> ref.project().equals(project.id())
                        && (task == null || ref.task().equals(task)));
    }
}
