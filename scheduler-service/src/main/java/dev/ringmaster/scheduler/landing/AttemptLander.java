package dev.ringmaster.scheduler.landing;

import dev.ringmaster.model.attempt.FailureClass;
import dev.ringmaster.model.attempt.Outcome;
import dev.ringmaster.model.project.Gate;
import dev.ringmaster.model.project.Project;
import dev.ringmaster.runtime.settings.RingSettings;
import dev.ringmaster.scheduler.attempt.Attempt;
import dev.ringmaster.scheduler.attempt.AttemptCommand;
import dev.ringmaster.scheduler.attempt.AttemptState;
import dev.ringmaster.scheduler.attempt.OutcomePolicy;
import dev.ringmaster.scheduler.gate.GateRun;
import dev.ringmaster.scheduler.gate.GateRunner;
import dev.ringmaster.scheduler.operations.AttemptCommands;
import dev.ringmaster.scheduler.operations.AttemptEnvironment;
import dev.ringmaster.scheduler.operations.LiveAttempt;
import dev.ringmaster.scheduler.operations.Patience;
import dev.ringmaster.scheduler.operations.ProjectCatalog;
import dev.ringmaster.scheduler.operations.WorkThreads;
import dev.ringmaster.scheduler.workspace.Advance;
import dev.ringmaster.scheduler.workspace.Integration;
import dev.ringmaster.scheduler.workspace.LandingSteps;
import dev.ringmaster.scheduler.workspace.LandingWork;
import dev.ringmaster.scheduler.workspace.ProjectProblem;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.jboss.logging.Logger;

/**
 * Lands proven work, one attempt at a time in each repository: integrates it with the newest target, runs the gates on that tree and
 * moves the target to just what was tested. Every intent is stored before it is carried out, so that a landing that was cut short is
 * settled by looking whether what was tested is on the target.
 */
@ApplicationScoped
public class AttemptLander {

    private static final Logger LOG = Logger.getLogger(AttemptLander.class);

    private final RingSettings ring;
    private final ProjectCatalog projects;
    private final LandingSteps steps;
    private final GateRunner gates;
    private final AttemptCommands commands;
    private final WorkThreads threads;
    private final RepositoryLanes lanes;
    private final Patience patience = new Patience();

    AttemptLander(
            RingSettings ring,
            ProjectCatalog projects,
            LandingSteps steps,
            GateRunner gates,
            AttemptCommands commands,
            WorkThreads threads) {
        this.ring = ring;
        this.projects = projects;
        this.steps = steps;
        this.gates = gates;
        this.commands = commands;
        this.threads = threads;
        this.lanes = new RepositoryLanes(threads::land);
    }

    /** Queues a landing behind those of the same repository. */
    public void queue(LiveAttempt attempt) {
        threads.order(() -> {
            try {
                String key = steps.repositoryKey(projects.get(attempt.ref().project()));
                lanes.queue(key, () -> land(attempt));
            } catch (IOException e) {
                tryAgain(attempt, e.toString());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
    }

    private void land(LiveAttempt attempt) {
        try {
            Attempt begun = commands.tell(attempt.id(), new AttemptCommand.BeginLanding())
                    .join();
            if (begun.state() instanceof AttemptState.Landing landing && !isSettled(attempt, landing)) {
                landNow(attempt, landing.commit());
            }
            patience.forget(attempt.id());
        } catch (IOException e) {
            tryAgain(attempt, e.toString());
        } catch (InterruptedException e) {
            // Only a stop interrupts: the landing is taken up again at the next start.
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            // Also a defect must not leave an attempt without an outcome; a stop fails what waits for the database.
            if (!threads.isStopping()) {
                LOG.error("a landing failed in a way that it should not: attempt=" + attempt.id(), e);
                tryAgain(attempt, e.toString());
            }
        }
    }

    /** Whether an earlier process had moved the target before it could tell so. */
    private boolean isSettled(LiveAttempt attempt, AttemptState.Landing landing)
            throws IOException, InterruptedException {
        if (landing.tested() == null) {
            return false;
        }
        Project project = projects.get(attempt.ref().project());
        if (steps.isOnTarget(project, landing.tested())) {
            tellLanded(attempt, project, landing.tested());
            return true;
        }
        return tell(attempt, new AttemptCommand.RecordMovedTarget()).isOver();
    }

    private void landNow(LiveAttempt attempt, String commit) throws IOException, InterruptedException {
        LandingWork work = new LandingWork(
                attempt.ref().task(),
                attempt.id(),
                commit,
                attempt.assignment().task().title());
        boolean again = true;
        while (again) {
            Project project = projects.get(attempt.ref().project());
            again = switch (steps.integrate(project, work)) {
                case Integration.Clean clean -> isToBeRepeated(attempt, project, clean);
                case Integration.AlreadyLanded(String landed) -> {
                    tellLanded(attempt, project, landed);
                    yield false;
                }
                case Integration.Conflict(var files) -> {
                    tell(attempt, new AttemptCommand.RecordConflict(files));
                    yield false;
                }
                case Integration.Refused(var problem) -> {
                    tell(attempt, refusedFor(problem));
                    yield false;
                }
            };
        }
    }

    /** Tests the integrated tree and moves the target to it; says whether the target had moved, so that it is to be done again. */
    private boolean isToBeRepeated(LiveAttempt attempt, Project project, Integration.Clean clean)
            throws IOException, InterruptedException {
        Optional<Outcome.Failed> failure = failureOn(attempt, clean);
        if (failure.isPresent()) {
            Outcome.Failed failed = failure.get();
            tell(
                    attempt,
                    new AttemptCommand.FailLanding(
                            failed.failure(),
                            "integrated with " + project.targetBranch() + ", " + failed.message(),
                            failed.detail()));
            return false;
        }
        tell(attempt, new AttemptCommand.RecordTested(clean.integratedCommit()));
        return switch (steps.advance(project, clean.targetCommit(), clean.integratedCommit())) {
            case Advance.Advanced advanced -> {
                tellLanded(attempt, project, clean.integratedCommit());
                yield false;
            }
            case Advance.Moved moved ->
                !tell(attempt, new AttemptCommand.RecordMovedTarget()).isOver();
            case Advance.Refused(var problem) -> {
                tell(attempt, refusedFor(problem));
                yield false;
            }
        };
    }

    private Optional<Outcome.Failed> failureOn(LiveAttempt attempt, Integration.Clean clean)
            throws IOException, InterruptedException {
        List<Gate> all = projects.gatesOf(attempt.assignment().task());
        if (all.isEmpty()) {
            return Optional.empty();
        }
        GateRun run = new GateRun(
                all,
                clean.scratchTree(),
                ring.folder().attempt(attempt.id()),
                AttemptEnvironment.of(attempt, List.of()));
        return OutcomePolicy.failureOf(gates.run(run).results());
    }

    private void tellLanded(LiveAttempt attempt, Project project, String commit) {
        tell(attempt, new AttemptCommand.RecordLanded(commit, project.targetBranch()));
    }

    private Attempt tell(LiveAttempt attempt, AttemptCommand command) {
        return commands.tell(attempt.id(), command).join();
    }

    private static AttemptCommand refusedFor(ProjectProblem problem) {
        return new AttemptCommand.FailLanding(FailureClass.PROJECT_PROBLEM, problem.message(), problem.nextStep());
    }

    private void tryAgain(LiveAttempt attempt, String reason) {
        var wait = patience.afterFailure(attempt.id());
        if (wait.isPresent()) {
            LOG.warnf(
                    "attempt could not be landed, trying again in %d s: task=%s attempt=%s reason=%s",
                    wait.get().toSeconds(), attempt.ref().task(), attempt.id(), reason);
            threads.later(wait.get(), () -> queue(attempt));
            return;
        }
        commands.tell(
                attempt.id(),
                new AttemptCommand.FailLanding(
                        FailureClass.INFRASTRUCTURE, "the work could not be landed: " + reason, ""));
    }
}
