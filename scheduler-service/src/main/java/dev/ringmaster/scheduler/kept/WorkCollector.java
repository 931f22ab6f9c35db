package dev.ringmaster.scheduler.kept;

import dev.ringmaster.model.event.ControlEvent.WorkCollectionRequested;
import dev.ringmaster.model.event.WorkEvent;
import dev.ringmaster.model.id.TaskId;
import dev.ringmaster.model.kept.KeptWork;
import dev.ringmaster.model.kept.RemovedWork;
import dev.ringmaster.model.project.Project;
import dev.ringmaster.model.project.Workspace;
import dev.ringmaster.runtime.ledger.Ledger;
import dev.ringmaster.runtime.settings.RingSettings;
import dev.ringmaster.scheduler.attempt.Attempt;
import dev.ringmaster.scheduler.operations.ProjectCatalog;
import dev.ringmaster.scheduler.operations.WorkThreads;
import dev.ringmaster.scheduler.workspace.Clearance;
import dev.ringmaster.scheduler.workspace.WorkInventory;
import dev.ringmaster.scheduler.workspace.WorkInventory.Leftover;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Clears away what nothing is lost by because a person asked, and tells what went, what stays, and why. It does at once what {@link WorkBooks}
 * does in time, also with {@code keep_worktrees}; on the same thread, so that they never meet.
 */
@ApplicationScoped
public class WorkCollector {

    private static final Logger LOG = Logger.getLogger(WorkCollector.class);

    /** What goes may let go of what it kept, such as a ref that a branch had hidden. */
    private static final int MOST_ROUNDS = 3;

    private final RingSettings ring;
    private final Ledger ledger;
    private final ProjectCatalog projects;
    private final WorkInventory inventory;
    private final LeftAttempts attempts;
    private final WorkBooks books;
    private final WorkThreads threads;
    private final DiskUse sizes = new DiskUse(Duration.ZERO);

    WorkCollector(
            RingSettings ring,
            Ledger ledger,
            ProjectCatalog projects,
            WorkInventory inventory,
            LeftAttempts attempts,
            WorkBooks books,
            WorkThreads threads) {
        this.ring = ring;
        this.ledger = ledger;
        this.projects = projects;
        this.inventory = inventory;
        this.attempts = attempts;
        this.books = books;
        this.threads = threads;
    }

    /** Collects in its turn, and answers always; a request that is lost by a restart is asked again by whoever misses the answer. */
    public void collect(WorkCollectionRequested asked) {
        threads.tidy(() -> {
            Found found = new Found(new ArrayList<>(), new ArrayList<>());
            String problem = null;
            try {
                Optional<Project> project = projects.find(asked.project());
                if (project.isPresent() && project.get().workspace() == Workspace.WORKTREE) {
                    look(project.get(), asked, found);
                } else {
                    problem = "project " + asked.project() + " has no repository here";
                }
            } catch (IOException e) {
                problem = String.valueOf(e.getMessage());
                LOG.warnf("work could not be collected: project=%s reason=%s", asked.project(), problem);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
            tell(asked, found, problem);
        });
    }

    private void tell(WorkCollectionRequested asked, Found found, @Nullable String problem) {
        Instant now = Instant.now();
        ledger.write(tx -> {
            if (!asked.dryRun() && !found.removed().isEmpty()) {
                tx.publish(new WorkEvent.WorkRemoved(asked.project(), found.removed(), now));
            }
            return tx.publish(new WorkEvent.WorkCollected(
                    asked.project(), asked.id(), asked.dryRun(), found.removed(), found.kept(), problem, now));
        });
        if (!asked.dryRun()) {
            books.changed(asked.project());
        }
    }

    private void look(Project project, WorkCollectionRequested asked, Found found)
            throws IOException, InterruptedException {
        Set<TaskId> over = new HashSet<>(asked.over());
        int before;
        int rounds = 0;
        do {
            before = found.removed().size();
            found.kept().clear();
            for (Leftover left : inventory.look(project)) {
                one(project, left, over, !asked.dryRun(), found);
            }
        } while (!asked.dryRun() && found.removed().size() > before && ++rounds < MOST_ROUNDS);
    }

    private void one(Project project, Leftover left, Set<TaskId> over, boolean really, Found found)
            throws IOException, InterruptedException {
        Attempt attempt = attempts.of(left);
        Long bytes = sizes.of(left.worktree());
        boolean stale = KeepPolicy.isStaleCheckout(
                left, attempt, Instant.now(), ring.settings().retention().output());
        String reason = switch (CollectPolicy.choose(left, attempt, isInUse(project, left, attempt), over, stale)) {
            case CollectPolicy.Choice.Keep(String why) -> why;
            case CollectPolicy.Choice.Ask(String landedAs) ->
                switch (inventory.clear(project, left, landedAs, really)) {
                    case Clearance.Unsafe(String why) -> why;
                    case Clearance.Safe safe -> {
                        found.removed().add(removed(left, attempt, bytes, safe));
                        if (really) {
                            LOG.infof(
                                    "cleared away: project=%s branch=%s worktree=%s evidence=%s",
                                    project.id(), left.branch(), left.worktree(), safe.evidence());
                        }
                        yield null;
                    }
                };
        };
        if (reason != null) {
            found.kept().add(kept(project, left, attempt, bytes, reason));
        }
    }

    private boolean isInUse(Project project, Leftover left, @Nullable Attempt attempt) {
        return attempts.isInUse(
                project,
                attempt == null
                        ? KeepPolicy.taskOf(left.branch())
                        : attempt.ref().task());
    }

    private static KeptWork kept(
            Project project, Leftover left, @Nullable Attempt attempt, @Nullable Long bytes, String reason) {
        KeptWork work = KeepPolicy.describe(left, attempt, bytes, project.targetBranch());
        String said = work.reason().contains(reason) ? work.reason() : work.reason() + "; " + reason;
        return new KeptWork(
                work.task(),
                work.attempt(),
                work.branch(),
                work.commit(),
                work.commits(),
                work.committedAt(),
                work.worktree(),
                work.bytes(),
                work.unlanded(),
                said);
    }

    private static RemovedWork removed(
            Leftover left, @Nullable Attempt attempt, @Nullable Long bytes, Clearance.Safe safe) {
        return new RemovedWork(
                attempt == null
                        ? KeepPolicy.taskOf(left.branch())
                        : attempt.ref().task(),
                left.attempt(),
                safe.whole() ? left.branch() : null,
                left.commit(),
                left.worktree() == null ? null : left.worktree().toString(),
                bytes,
                safe.evidence());
    }

    private record Found(List<RemovedWork> removed, List<KeptWork> kept) {}
}
