package dev.ringmaster.scheduler.retention;

import dev.ringmaster.execution.process.ProcessTable;
import dev.ringmaster.model.id.AttemptId;
import dev.ringmaster.model.id.ProjectId;
import dev.ringmaster.model.project.Workspace;
import dev.ringmaster.model.settings.RetentionSettings;
import dev.ringmaster.runtime.ledger.Ledger;
import dev.ringmaster.runtime.settings.RingSettings;
import dev.ringmaster.scheduler.operations.ProjectCatalog;
import dev.ringmaster.scheduler.operations.WorkThreads;
import dev.ringmaster.scheduler.store.AttemptRepository;
import dev.ringmaster.scheduler.store.FenceRepository;
import dev.ringmaster.scheduler.store.OutputPositionRepository;
import dev.ringmaster.scheduler.store.StoredAttempt;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.jboss.logging.Logger;

/** Deletes what attempts left once it is old: soon after a start, and every hour. */
@ApplicationScoped
public class RetentionSweep {

    private static final Logger LOG = Logger.getLogger(RetentionSweep.class);

    private static final Duration FIRST = Duration.ofMinutes(1);
    private static final Duration PERIOD = Duration.ofHours(1);

    /** One sweep deletes no more, so that it never keeps the disk from those who work; the next goes on. */
    private static final int MOST_AT_ONCE = 1000;

    private final RingSettings ring;
    private final Ledger ledger;
    private final AttemptRepository attempts;
    private final FenceRepository fences;
    private final OutputPositionRepository positions;
    private final ProjectCatalog projects;
    private final WorkThreads threads;

    RetentionSweep(
            RingSettings ring,
            Ledger ledger,
            AttemptRepository attempts,
            FenceRepository fences,
            OutputPositionRepository positions,
            ProjectCatalog projects,
            WorkThreads threads) {
        this.ring = ring;
        this.ledger = ledger;
        this.attempts = attempts;
        this.fences = fences;
        this.positions = positions;
        this.projects = projects;
        this.threads = threads;
    }

    void start(@Observes StartupEvent event) {
        Runnable sweep = () -> threads.order(() -> run(InstantSource.system().instant()));
        threads.later(FIRST, sweep);
        threads.every(PERIOD, sweep);
    }

    /** Clears away what is old by then. */
    public void run(Instant now) {
        RetentionSettings settings = ring.settings().retention();
        var policy = new RetentionPolicy(settings.output(), settings.events());
        try {
            int deleted = deleteFolders(policy, now);
            int rows = ledger.writeAndWait(tx -> fences.deleteEndedBefore(tx, policy.fencesGoBefore(now)));
            if (deleted > 0 || rows > 0) {
                LOG.infof("old attempts cleared away: folders=%d fences=%d", deleted, rows);
            }
        } catch (IOException e) {
            LOG.warnf("old attempts were not looked through: %s", e.getMessage());
        }
    }

    private int deleteFolders(RetentionPolicy policy, Instant now) throws IOException {
        var folders = new LeftFolders(ring.folder().attempts(), ring.folder().worktrees(), new ProcessTable());
        Set<AttemptId> unpublished = new HashSet<>();
        ledger.read(attempts::findOutputOpen)
                .forEach(open -> unpublished.add(open.attempt().id()));
        int deleted = 0;
        for (AttemptId id : folders.all()) {
            Optional<StoredAttempt> found = ledger.read(connection -> attempts.find(connection, id));
            boolean over = found.isPresent()
                    && !unpublished.contains(id)
                    && policy.isOver(found.get().attempt().state(), now);
            if (over && delete(folders, found.get()) && ++deleted == MOST_AT_ONCE) {
                break;
            }
        }
        return deleted;
    }

    private boolean delete(LeftFolders folders, StoredAttempt stored) {
        AttemptId id = stored.attempt().id();
        try {
            if (!folders.delete(id, isDisposable(stored.attempt().ref().project()))) {
                return false;
            }
            ledger.writeAndWait(tx -> positions.delete(tx, id));
            return true;
        } catch (IOException e) {
            LOG.warnf("an old attempt's folder was not deleted: attempt=%s reason=%s", id, e.getMessage());
            return false;
        }
    }

    /** Work of a project without a repository lands nowhere. */
    private boolean isDisposable(ProjectId project) {
        return projects.find(project)
                .map(known -> known.workspace() == Workspace.NONE)
                .orElse(false);
    }
}
