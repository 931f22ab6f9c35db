package dev.ringmaster.scheduler.workspace;

import dev.ringmaster.model.id.AttemptId;
import dev.ringmaster.model.id.TaskId;
import dev.ringmaster.model.project.Project;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Looks in memory which work that has not landed would conflict; touches no tree and no branch. Remembers what it has compared. */
public interface Foresight {
    /**
     * Compares work with the newest target, and what goes onto that with one another.
     *
     * @param works of one project; those that nothing can be said of are passed over
     */
    Outlook look(Project project, List<Unlanded> works) throws IOException, InterruptedException;

    /**
     * Work that has not landed.
     *
     * @param workspace the attempt whose worktree it is made in
     * @param commit what is to land; null while its agent is at work: then what that has committed so far
     */
    record Unlanded(
            TaskId task,
            AttemptId attempt,
            AttemptId workspace,
            @Nullable String commit) {}

    /**
     * What was seen.
     *
     * @param complete whether all was compared; more is when it is looked again
     */
    record Outlook(List<Clash> clashes, boolean complete) {
        public Outlook {
            clashes = List.copyOf(clashes);
        }
    }

    /**
     * Work that conflicts.
     *
     * @param with other work, or null for the target
     * @param files the paths, at least one
     */
    record Clash(Unlanded work, @Nullable Unlanded with, List<String> files) {
        public Clash {
            files = List.copyOf(files);
        }
    }
}
