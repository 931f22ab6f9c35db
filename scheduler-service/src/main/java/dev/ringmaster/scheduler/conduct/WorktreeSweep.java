package dev.ringmaster.scheduler.conduct;

import dev.ringmaster.model.attempt.Assignment;
import dev.ringmaster.model.attempt.Outcome;
import dev.ringmaster.model.id.AttemptId;
import dev.ringmaster.runtime.ledger.Ledger;
import dev.ringmaster.runtime.settings.RingSettings;
import dev.ringmaster.scheduler.attempt.AttemptState;
import dev.ringmaster.scheduler.attempt.Step;
import dev.ringmaster.scheduler.landing.WorktreeTidier;
import dev.ringmaster.scheduler.operations.LiveAttempt;
import dev.ringmaster.scheduler.operations.ProjectCatalog;
import dev.ringmaster.scheduler.store.AttemptRepository;
import dev.ringmaster.scheduler.store.StoredAttempt;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.jboss.logging.Logger;

/** Finds the worktrees of landed attempts that an earlier process could not remove any more. */
@ApplicationScoped
public class WorktreeSweep {

    private static final Logger LOG = Logger.getLogger(WorktreeSweep.class);

    private final RingSettings ring;
    private final Ledger ledger;
    private final AttemptRepository attempts;
    private final ProjectCatalog projects;
    private final WorktreeTidier tidier;

    WorktreeSweep(
            RingSettings ring,
            Ledger ledger,
            AttemptRepository attempts,
            ProjectCatalog projects,
            WorktreeTidier tidier) {
        this.ring = ring;
        this.ledger = ledger;
        this.attempts = attempts;
        this.projects = projects;
        this.tidier = tidier;
    }

    void run() {
        for (Path folder : worktrees()) {
            try {
                AttemptId id = AttemptId.of(folder.getFileName().toString());
                ledger.read(connection -> attempts.find(connection, id)).ifPresent(this::tidy);
            } catch (IllegalArgumentException e) {
                LOG.debugf("not a worktree of an attempt: %s", folder);
            }
        }
    }

    private void tidy(StoredAttempt stored) {
        Assignment assignment = stored.assignment();
        if (assignment != null
                && stored.attempt().state() instanceof AttemptState.Finished finished
                && finished.landed() != null
                && finished.outcome() instanceof Outcome.Succeeded succeeded
                && succeeded.commit() != null) {
            String branch = projects.get(assignment.task().project()).targetBranch();
            tidier.tidy(
                    new LiveAttempt(assignment, stored.traceparent()),
                    new Step.TidyUp(finished.landed(), succeeded.commit(), branch));
        }
    }

    private List<Path> worktrees() {
        if (!Files.isDirectory(ring.folder().worktrees())) {
            return List.of();
        }
        try (Stream<Path> folders = Files.list(ring.folder().worktrees())) {
            return folders.toList();
        } catch (IOException e) {
            LOG.warnf("worktrees could not be looked through: %s", e.getMessage());
            return List.of();
        }
    }
}
