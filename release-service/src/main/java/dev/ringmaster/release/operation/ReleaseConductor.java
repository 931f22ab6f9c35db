package dev.ringmaster.release.operation;

import dev.ringmaster.model.id.ReleaseId;
import dev.ringmaster.model.project.Project;
import dev.ringmaster.model.release.ReleaseRef;
import dev.ringmaster.release.pipeline.Release;
import dev.ringmaster.release.pipeline.ReleaseCommand;
import dev.ringmaster.release.pipeline.ReleasePolicy;
import dev.ringmaster.release.pipeline.ReleaseState;
import dev.ringmaster.release.pipeline.Step;
import dev.ringmaster.release.stage.Job;
import dev.ringmaster.release.stage.Stages;
import dev.ringmaster.release.store.ApprovalRepository;
import dev.ringmaster.release.store.HandOver;
import dev.ringmaster.release.store.HandOverRepository;
import dev.ringmaster.release.store.ProjectRepository;
import dev.ringmaster.release.store.ReleaseRepository;
import dev.ringmaster.release.store.StoredRelease;
import dev.ringmaster.runtime.ledger.Ledger;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Future;
import org.jboss.logging.Logger;

/** Has the steps of durable decisions taken, one at a time on one thread; waits for nothing itself. */
@ApplicationScoped
public class ReleaseConductor implements DecisionListener {

    private static final Logger LOG = Logger.getLogger(ReleaseConductor.class);
    private static final String NO_TREE = "0".repeat(40);

    private final Ledger ledger;
    private final HandOverRepository handOvers;
    private final ReleaseRepository releases;
    private final ProjectRepository projects;
    private final ApprovalRepository approvals;
    private final ReleaseRegister register;
    private final Stages stages;
    private final WorkThread thread;
    private volatile Optional<Running> running = Optional.empty();

    ReleaseConductor(
            Ledger ledger,
            HandOverRepository handOvers,
            ReleaseRepository releases,
            ProjectRepository projects,
            ApprovalRepository approvals,
            ReleaseRegister register,
            Stages stages,
            WorkThread thread) {
        this.ledger = ledger;
        this.handOvers = handOvers;
        this.releases = releases;
        this.projects = projects;
        this.approvals = approvals;
        this.register = register;
        this.stages = stages;
        this.thread = thread;
    }

    private record Running(ReleaseId release, Future<?> work) {}

    @Override
    public void decided(Release release, List<Step> steps) {
        LOG.infof(
                "release=%s state=%s task=%s",
                release.id(), release.state().word(), release.ref().attempt().task());
        steps.forEach(step -> take(release.id(), step));
        if (release.state() instanceof ReleaseState.Ended || release.state() instanceof ReleaseState.Kept) {
            thread.submit(() -> tidy(release));
        }
    }

    @Override
    public void handedOver() {
        thread.submit(this::lookAtHandOvers);
    }

    /** Takes a step, in its turn. */
    void take(ReleaseId id, Step step) {
        switch (step) {
            case Step.EndWork _ ->
                running.filter(at -> at.release().equals(id))
                        .ifPresent(at -> at.work().cancel(true));
            case Step.Work _, Step.Keep _ ->
                running = Optional.of(new Running(id, thread.submit(() -> work(id, step, 1))));
        }
    }

    private void work(ReleaseId id, Step step, int turn) {
        Optional<Job> job = job(id, step);
        if (job.isEmpty()) {
            return;
        }
        Optional<ReleaseCommand> result;
        try {
            result = Optional.of(
                    switch (step) {
                        case Step.Work work -> stages.work(job.get(), work.stage());
                        case Step.Keep _ -> stages.keep(job.get());
                        case Step.EndWork _ -> throw new IllegalArgumentException("no work: " + step);
                    });
        } catch (InterruptedException e) {
            // By a stop, after which it is taken up again, or because the release has gone on without this work.
            LOG.debugf("work ended: release=%s step=%s", id, step);
            return;
        } catch (IOException | RuntimeException e) {
            if (thread.isStopping()) {
                return;
            }
            LOG.errorf(e, "this machine could not do its part: release=%s step=%s turn=%d", id, step, turn);
            result = Patience.afterFailure(step, turn, e);
        }
        if (result.isPresent()) {
            tell(id, result.get());
        } else {
            thread.later(Patience.waitAfter(turn), () -> work(id, step, turn + 1));
        }
    }

    /** Empty where the release has gone on meanwhile. */
    private Optional<Job> job(ReleaseId id, Step step) {
        Optional<Release> release =
                ledger.read(connection -> releases.find(connection, id)).map(StoredRelease::release);
        if (release.isEmpty() || !ReleasePolicy.resume(release.get()).contains(step)) {
            return Optional.empty();
        }
        return release.flatMap(this::jobOf);
    }

    private Optional<Job> jobOf(Release release) {
        return ledger.read(connection -> {
            Optional<Project> project =
                    projects.find(connection, release.ref().attempt().project());
            return project.isEmpty()
                    ? Optional.empty()
                    : Optional.of(new Job(release, project.get(), approvals.find(connection, release.ref())));
        });
    }

    /** What was seen must not be lost: while the database refuses, it is told again. */
    private void tell(ReleaseId id, ReleaseCommand result) {
        ledger.write(tx -> register.apply(tx, id, result)).whenComplete((release, failure) -> {
            if (failure != null && !thread.isStopping()) {
                LOG.warnf("not stored, trying again: release=%s: %s", id, failure.getMessage());
                thread.later(Duration.ofSeconds(2), () -> tell(id, result));
            }
        });
    }

    void lookAtHandOvers() {
        for (HandOver handOver : ledger.read(handOvers::findAll)) {
            try {
                look(handOver);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            } catch (IOException | RuntimeException e) {
                if (!thread.isStopping()) {
                    LOG.warnf("handed over work was not looked at, trying again: %s", e.getMessage());
                    thread.later(Duration.ofSeconds(5), this::lookAtHandOvers);
                }
                return;
            }
        }
    }

    private void look(HandOver handOver) throws IOException, InterruptedException {
        var work = handOver.work();
        Optional<Project> project = ledger.read(
                connection -> projects.find(connection, work.attempt().project()));
        if (project.isEmpty()) {
            LOG.infof(
                    "handed over work waits for its project: project=%s",
                    work.attempt().project());
            return;
        }
        // A commit that is not there fails at its first look, with a reason that a person can read.
        String tree = stages.treeOf(project.get(), work).orElse(NO_TREE);
        var ref = new ReleaseRef(
                ReleaseId.ofNumber(stages.greatestNumber() + 1),
                work.attempt(),
                work.base(),
                work.commit(),
                tree,
                work.targetBranch());
        ledger.change(tx -> register.accept(tx, handOver, ref)).join();
    }

    private void tidy(Release release) {
        Optional<Job> job = jobOf(release);
        if (job.isEmpty()) {
            return;
        }
        try {
            stages.tidy(job.get());
        } catch (IOException e) {
            LOG.warnf("what a release has left behind stays: release=%s: %s", release.id(), e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
