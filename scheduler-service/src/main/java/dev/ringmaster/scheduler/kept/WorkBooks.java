package dev.ringmaster.scheduler.kept;

import dev.ringmaster.model.event.WorkEvent;
import dev.ringmaster.model.id.ProjectId;
import dev.ringmaster.model.kept.KeptWork;
import dev.ringmaster.model.kept.RemovedWork;
import dev.ringmaster.model.project.Project;
import dev.ringmaster.model.project.Workspace;
import dev.ringmaster.runtime.ledger.Ledger;
import dev.ringmaster.runtime.settings.RingSettings;
import dev.ringmaster.scheduler.attempt.Attempt;
import dev.ringmaster.scheduler.operations.ProjectCatalog;
import dev.ringmaster.scheduler.operations.WorkThreads;
import dev.ringmaster.scheduler.workspace.WorkInventory;
import dev.ringmaster.scheduler.workspace.WorkInventory.Leftover;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Tells what attempts have left in each project's repository: shortly after something ended there, and from time to time, since people
 * change repositories too. Clears away at the same time what nothing is lost by, and tells why.
 */
@ApplicationScoped
public class WorkBooks {

    private static final Logger LOG = Logger.getLogger(WorkBooks.class);
    private static final Duration AFTER_A_CHANGE = Duration.ofSeconds(1);
    private static final Duration EVERY = Duration.ofMinutes(10);

    private final RingSettings ring;
    private final Ledger ledger;
    private final LeftAttempts attempts;
    private final ProjectCatalog projects;
    private final WorkInventory inventory;
    private final WorkThreads threads;
    private final Set<ProjectId> due = ConcurrentHashMap.newKeySet();
    private final Map<ProjectId, List<KeptWork>> told = new ConcurrentHashMap<>();
    private final DiskUse sizes = new DiskUse(EVERY);

    WorkBooks(
            RingSettings ring,
            Ledger ledger,
            LeftAttempts attempts,
            ProjectCatalog projects,
            WorkInventory inventory,
            WorkThreads threads) {
        this.ring = ring;
        this.ledger = ledger;
        this.attempts = attempts;
        this.projects = projects;
        this.inventory = inventory;
        this.threads = threads;
    }

    /** Looks at every project, now and from time to time. */
    public void open() {
        lookAtAll();
        threads.every(EVERY, this::lookAtAll);
    }

    /** Tells everything once more: the broker has lost it. */
    public void tellAgain() {
        told.clear();
        lookAtAll();
    }

    private void lookAtAll() {
        projects.all().forEach(project -> changed(project.id()));
    }

    /** Something has changed in a project's repository; several changes within a second are looked at together. */
    public void changed(ProjectId project) {
        if (due.add(project)) {
            threads.later(AFTER_A_CHANGE, () -> threads.tidy(() -> look(project)));
        }
    }

    private void look(ProjectId id) {
        due.remove(id);
        Optional<Project> project = projects.find(id);
        if (project.isEmpty() || project.get().workspace() == Workspace.NONE) {
            return;
        }
        try {
            List<RemovedWork> removed = clear(project.get());
            tell(project.get(), removed);
        } catch (IOException e) {
            LOG.warnf("kept work could not be looked through: project=%s reason=%s", id, e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void tell(Project project, List<RemovedWork> removed) throws IOException, InterruptedException {
        List<KeptWork> kept = new ArrayList<>();
        for (Leftover left : inventory.look(project)) {
            kept.add(KeepPolicy.describe(left, attempts.of(left), sizes.of(left.worktree()), project.targetBranch()));
        }
        Instant now = Instant.now();
        if (!removed.isEmpty()) {
            ledger.write(tx -> tx.publish(new WorkEvent.WorkRemoved(project.id(), removed, now)));
        }
        if (!kept.equals(told.put(project.id(), List.copyOf(kept)))) {
            ledger.write(tx -> tx.publish(new WorkEvent.WorkRecorded(project.id(), kept, now)));
        }
    }

    /** Removes what nothing is lost by; each removal is checked once more by git, right before it. */
    private List<RemovedWork> clear(Project project) throws IOException, InterruptedException {
        List<RemovedWork> removed = new ArrayList<>();
        if (ring.settings().landing().keepWorktrees()) {
            return removed;
        }
        Duration keep = ring.settings().retention().output();
        for (Leftover left : inventory.look(project)) {
            Attempt attempt = attempts.of(left);
            Long bytes = sizes.of(left.worktree());
            Optional<String> evidence = Optional.empty();
            Path worktree = left.worktree();
            String branch = left.branch();
            String commit = left.commit();
            if (commit != null && worktree != null && KeepPolicy.isStaleCheckout(left, attempt, Instant.now(), keep)) {
                evidence = inventory.removeCheckout(project, worktree, commit);
            } else if (commit != null
                    && branch != null
                    && KeepPolicy.isEmptyBranch(left, attempt)
                    && !attempts.isInUse(project, KeepPolicy.taskOf(left.branch()))) {
                evidence = inventory.removeBranch(project, branch, commit);
            }
            evidence.ifPresent(why -> {
                LOG.infof(
                        "cleared away: project=%s branch=%s worktree=%s evidence=%s",
                        project.id(), left.branch(), left.worktree(), why);
                removed.add(removedWork(left, attempt, bytes, why));
            });
        }
        return removed;
    }

    private static RemovedWork removedWork(
            Leftover left, @Nullable Attempt attempt, @Nullable Long bytes, String evidence) {
        return new RemovedWork(
                attempt == null ? null : attempt.ref().task(),
                left.attempt(),
                left.worktree() == null ? left.branch() : null,
                left.commit(),
                left.worktree() == null ? null : left.worktree().toString(),
                bytes,
                evidence);
    }
}
