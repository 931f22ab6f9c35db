package dev.ringmaster.scheduler.conduct;

import dev.ringmaster.model.attempt.Assignment;
import dev.ringmaster.model.attempt.Outcome;
import dev.ringmaster.model.id.AttemptId;
import dev.ringmaster.runtime.ledger.Ledger;
import dev.ringmaster.runtime.settings.RingSettings;
import dev.ringmaster.scheduler.attempt.AttemptState;
import dev.ringmaster.scheduler.attempt.Step;
import dev.ringmaster.scheduler.kept.WorktreeTidier;
import dev.ringmaster.scheduler.limits.tree.Footprint;
import dev.ringmaster.scheduler.operations.LiveAttempt;
import dev.ringmaster.scheduler.operations.ProjectCatalog;
import dev.ringmaster.scheduler.reconcile.Facts;
import dev.ringmaster.scheduler.reconcile.Moves;
import dev.ringmaster.scheduler.reconcile.Reconciler;
import dev.ringmaster.scheduler.runtime.AgentRuntime;
import dev.ringmaster.scheduler.runtime.Standing;
import dev.ringmaster.scheduler.store.AttemptRepository;
import dev.ringmaster.scheduler.store.StoredAttempt;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Finds the facts of attempts after a start and makes the moves that {@link Reconciler} plans. */
@ApplicationScoped
public class Reconciliation {

    private static final Logger LOG = Logger.getLogger(Reconciliation.class);
    private static final int AT_ONCE = 200;

    private final RingSettings ring;
    private final Ledger ledger;
    private final AttemptRepository attempts;
    private final AgentRuntime runtime;
    private final ProjectCatalog projects;
    private final WorktreeTidier tidier;

    Reconciliation(
            RingSettings ring,
            Ledger ledger,
            AttemptRepository attempts,
            AgentRuntime runtime,
            ProjectCatalog projects,
            WorktreeTidier tidier) {
        this.ring = ring;
        this.ledger = ledger;
        this.attempts = attempts;
        this.runtime = runtime;
        this.projects = projects;
        this.tidier = tidier;
    }

    /** What is to be done about an attempt that is not over, itself; what it left behind is ended on the way. */
    Moves.AttemptMove planUnfinished(StoredAttempt stored) {
        AttemptId id = stored.attempt().id();
        Facts facts = new Facts(rowOf(stored), runtime.standing(id), Facts.Tree.ABSENT, false);
        return Reconciler.plan(facts).attempt();
    }

    /** Goes through everything else that is found on this machine: folders, worktrees, processes and cgroups of attempts that are over. */
    void sweep() {
        List<AttemptId> found = new ArrayList<>(everything());
        for (int from = 0; from < found.size(); from += AT_ONCE) {
            List<AttemptId> some = found.subList(from, Math.min(found.size(), from + AT_ONCE));
            Map<AttemptId, Footprint> alive = runtime.gauge().measure(some);
            some.forEach(id -> sweep(id, alive.getOrDefault(id, Footprint.NONE)));
        }
    }

    private void sweep(AttemptId id, Footprint alive) {
        Optional<StoredAttempt> stored = ledger.read(connection -> attempts.find(connection, id));
        if (stored.isPresent() && !stored.get().attempt().isOver()) {
            return;
        }
        Standing standing = runtime.standing(id);
        Facts facts = new Facts(
                stored.map(Reconciliation::rowOf).orElse(Facts.Row.UNKNOWN),
                standing,
                Files.isDirectory(ring.folder().worktree(id)) ? Facts.Tree.PRESENT : Facts.Tree.ABSENT,
                standing != Standing.ALIVE && alive.processes() > 0);
        make(id, stored.orElse(null), Reconciler.plan(facts));
    }

    private void make(AttemptId id, @Nullable StoredAttempt stored, Moves moves) {
        switch (moves.attempt()) {
            case END_UNKNOWN -> {
                LOG.warnf("an agent runs that nobody knows, and is ended; its work stays: attempt=%s", id);
                end(id);
            }
            case END_OVER -> {
                LOG.warnf("an agent runs though its attempt is over, and is ended: attempt=%s", id);
                end(id);
            }
            default -> {}
        }
        if (moves.strays() == Moves.StrayMove.END) {
            endStrays(id);
        }
        if (moves.worktree() == Moves.WorktreeMove.TIDY && stored != null) {
            tidy(stored);
        }
        runtime.release(id);
    }

    private void end(AttemptId id) {
        runtime.stop(id, ring.settings().landing().agentStopGrace()).whenComplete((over, failure) -> {
            if (failure != null) {
                LOG.warnf("it could not be ended: attempt=%s reason=%s", id, failure.getMessage());
            }
        });
    }

    private void endStrays(AttemptId id) {
        try {
            LOG.infof(
                    "processes were left behind and have been ended: attempt=%s count=%d",
                    id, runtime.endLeftovers(id));
        } catch (UncheckedIOException e) {
            LOG.warnf("processes left behind could not be ended: attempt=%s reason=%s", id, e.getMessage());
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

    private static Facts.Row rowOf(StoredAttempt stored) {
        return switch (stored.attempt().state()) {
            case AttemptState.Waiting waiting -> Facts.Row.WAITING;
            case AttemptState.Preparing preparing ->
                preparing.cancelled() == null ? Facts.Row.PREPARING : Facts.Row.PREPARING_CANCELLED;
            case AttemptState.Running running ->
                running.ending() == null ? Facts.Row.RUNNING : Facts.Row.RUNNING_ENDING;
            case AttemptState.Proving proving ->
                proving.cancelled() == null ? Facts.Row.PROVING : Facts.Row.PROVING_CANCELLED;
            case AttemptState.Proven proven -> Facts.Row.PROVEN;
            case AttemptState.Reviewing reviewing -> Facts.Row.REVIEWING;
            case AttemptState.Proposed proposed -> Facts.Row.PROPOSED;
            case AttemptState.Landing landing -> Facts.Row.LANDING;
            case AttemptState.Releasing releasing -> Facts.Row.RELEASING;
            case AttemptState.Finished finished -> finished.landed() == null ? Facts.Row.OVER : Facts.Row.LANDED;
            case AttemptState.Declined declined -> Facts.Row.OVER;
        };
    }

    private Set<AttemptId> everything() {
        Set<AttemptId> found = new TreeSet<>((one, other) -> one.toString().compareTo(other.toString()));
        found.addAll(runtime.held());
        Path folder = ring.folder().worktrees();
        if (Files.isDirectory(folder)) {
            try (Stream<Path> folders = Files.list(folder)) {
                folders.forEach(path -> idOf(path).ifPresent(found::add));
            } catch (IOException e) {
                LOG.warnf("worktrees could not be looked through: %s", e.getMessage());
            }
        }
        return found;
    }

    private static Optional<AttemptId> idOf(Path folder) {
        try {
            return Optional.of(AttemptId.of(String.valueOf(folder.getFileName())));
        } catch (IllegalArgumentException e) {
            LOG.debugf("not of an attempt: %s", folder);
            return Optional.empty();
        }
    }
}
