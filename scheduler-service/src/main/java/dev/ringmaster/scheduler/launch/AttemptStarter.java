package dev.ringmaster.scheduler.launch;

import dev.ringmaster.model.attempt.FailureClass;
import dev.ringmaster.model.attempt.Outcome;
import dev.ringmaster.model.project.Project;
import dev.ringmaster.model.project.Workspace;
import dev.ringmaster.model.settings.WorkerSettings;
import dev.ringmaster.runtime.ledger.Ledger;
import dev.ringmaster.runtime.settings.RingSettings;
import dev.ringmaster.scheduler.agent.AgentLaunches;
import dev.ringmaster.scheduler.attempt.AttemptCommand;
import dev.ringmaster.scheduler.health.Admission;
import dev.ringmaster.scheduler.operations.AttemptCommands;
import dev.ringmaster.scheduler.operations.AttemptWorkspaces;
import dev.ringmaster.scheduler.operations.LiveAttempt;
import dev.ringmaster.scheduler.operations.Patience;
import dev.ringmaster.scheduler.operations.ProjectCatalog;
import dev.ringmaster.scheduler.operations.WorkThreads;
import dev.ringmaster.scheduler.runtime.AgentRuntime;
import dev.ringmaster.scheduler.runtime.AttemptLiveness;
import dev.ringmaster.scheduler.runtime.LaunchRequest;
import dev.ringmaster.scheduler.runtime.LaunchResult;
import dev.ringmaster.scheduler.setup.TreeSetup;
import dev.ringmaster.scheduler.store.PromptRepository;
import dev.ringmaster.scheduler.worker.WorkerRegistry;
import dev.ringmaster.scheduler.workspace.WorktreeResult;
import dev.ringmaster.scheduler.workspace.Worktrees;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.jboss.logging.Logger;

/** Makes an attempt's workspace and starts its process, at most once however often it is asked: the attempt's claim sees to that. */
@ApplicationScoped
public class AttemptStarter {

    private static final Logger LOG = Logger.getLogger(AttemptStarter.class);
    private static final Duration LOOK_AGAIN = Duration.ofSeconds(5);

    private final RingSettings ring;
    private final Ledger ledger;
    private final PromptRepository prompts;
    private final WorkerRegistry workers;
    private final ProjectCatalog projects;
    private final Worktrees worktrees;
    private final AttemptWorkspaces workspaces;
    private final AgentLaunches launches;
    private final TreeSetup setup;
    private final AgentRuntime runtime;
    private final AttemptObserver observer;
    private final AttemptCommands commands;
    private final WorkThreads threads;
    private final Admission admission;
    private final Patience patience = new Patience();

    AttemptStarter(
            RingSettings ring,
            Ledger ledger,
            PromptRepository prompts,
            WorkerRegistry workers,
            ProjectCatalog projects,
            Worktrees worktrees,
            AttemptWorkspaces workspaces,
            AgentLaunches launches,
            TreeSetup setup,
            AgentRuntime runtime,
            AttemptObserver observer,
            AttemptCommands commands,
            WorkThreads threads,
            Admission admission) {
        this.ring = ring;
        this.ledger = ledger;
        this.prompts = prompts;
        this.workers = workers;
        this.projects = projects;
        this.worktrees = worktrees;
        this.workspaces = workspaces;
        this.launches = launches;
        this.setup = setup;
        this.runtime = runtime;
        this.observer = observer;
        this.commands = commands;
        this.threads = threads;
        this.admission = admission;
    }

    /** Starts the attempt, or tells why it cannot be. */
    public void start(LiveAttempt attempt) {
        try {
            prepare(attempt);
        } catch (IOException e) {
            tryAgain(attempt, e.toString());
        } catch (InterruptedException e) {
            // Only a stop interrupts: the attempt is taken up again at the next start.
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            // Also a defect must not leave an attempt without an outcome.
            if (!threads.isStopping()) {
                LOG.error("a start failed in a way that it should not: attempt=" + attempt.id(), e);
                tryAgain(attempt, e.toString());
            }
        }
    }

    /** Sees to it that the attempt never starts, unless it has: then tells that. */
    public void takeClaim(LiveAttempt attempt, String reason) {
        settle(attempt, new AttemptCommand.Decline(reason));
    }

    private void prepare(LiveAttempt attempt) throws IOException, InterruptedException {
        Optional<WorkerSettings> worker = workers.find(attempt.ref().worker());
        if (worker.isEmpty()) {
            settle(attempt, new AttemptCommand.Decline("worker " + attempt.ref().worker() + " is not configured here"));
            return;
        }
        Optional<String> refusal =
                admission.refusal(attempt.id(), worker.get().limits().memoryEstimate());
        if (refusal.isPresent()) {
            settle(attempt, new AttemptCommand.Decline(refusal.get()));
            return;
        }
        try {
            prepare(attempt, worker.get());
        } finally {
            admission.settled(attempt.id());
        }
    }

    private void prepare(LiveAttempt attempt, WorkerSettings worker) throws IOException, InterruptedException {
        Project project = projects.get(attempt.ref().project());
        if (project.workspace() == Workspace.NONE) {
            launch(attempt, worker, Files.createDirectories(folderOf(attempt)));
            return;
        }
        switch (worktrees.prepare(
                project,
                workspaces.of(attempt),
                attempt.ref().task(),
                attempt.assignment().number())) {
            case WorktreeResult.Ready(var worktree) -> {
                Optional<Outcome.Failed> unready = setup.readyWorktree(attempt, project, worktree.path());
                if (unready.isPresent()) {
                    Outcome.Failed failed = unready.get();
                    settle(attempt, new AttemptCommand.FailStart(failed.failure(), failed.message(), failed.detail()));
                } else {
                    launch(attempt, worker, worktree.path());
                }
            }
            case WorktreeResult.Refused(var problem) ->
                settle(
                        attempt,
                        new AttemptCommand.FailStart(
                                FailureClass.PROJECT_PROBLEM, problem.message(), problem.nextStep()));
        }
    }

    private void launch(LiveAttempt attempt, WorkerSettings worker, Path folder) throws IOException {
        Optional<String> prompt = ledger.read(connection -> prompts.find(connection, attempt.id()));
        if (prompt.isEmpty()) {
            // Its start has been stored meanwhile, or its end.
            return;
        }
        LaunchRequest request =
                SandboxedLaunch.within(launches.request(attempt, worker, prompt.get(), folder), worker, ring.folder());
        switch (runtime.launch(request)) {
            case LaunchResult.Started(var identity, var startedAt) -> {
                patience.forget(attempt.id());
                commands.tell(attempt.id(), new AttemptCommand.RecordStart(identity.pid(), startedAt));
            }
            case LaunchResult.AlreadyClaimed claimed ->
                settle(attempt, new AttemptCommand.Decline("its claim was taken, but no process was ever started"));
            case LaunchResult.CommandNotFound(String reason) -> {
                workers.takeOffline(worker.name(), reason);
                settle(attempt, new AttemptCommand.FailStart(FailureClass.BAD_COMMAND, reason, ""));
            }
            case LaunchResult.Failed(String reason) -> tryAgain(attempt, reason);
        }
    }

    private void tryAgain(LiveAttempt attempt, String reason) {
        Optional<Duration> wait = patience.afterFailure(attempt.id());
        if (wait.isPresent()) {
            LOG.warnf(
                    "attempt could not be started, trying again in %d s: task=%s attempt=%s reason=%s",
                    wait.get().toSeconds(), attempt.ref().task(), attempt.id(), reason);
            threads.later(wait.get(), () -> threads.start(() -> start(attempt)));
            return;
        }
        settle(
                attempt,
                new AttemptCommand.FailStart(
                        FailureClass.INFRASTRUCTURE, "the agent could not be started: " + reason, ""));
    }

    /** Tells what the claim proves: that no process was ever started, and why; or how the one stands that was. */
    private void settle(LiveAttempt attempt, AttemptCommand neverStarted) {
        AttemptLiveness liveness;
        try {
            liveness = runtime.find(attempt.id());
        } catch (UncheckedIOException e) {
            // Without proof nothing may be said of it, for example while the disk is full.
            LOG.warnf("attempt cannot be looked at, trying again: attempt=%s reason=%s", attempt.id(), e.toString());
            threads.later(LOOK_AGAIN, () -> threads.start(() -> settle(attempt, neverStarted)));
            return;
        }
        patience.forget(attempt.id());
        switch (liveness) {
            case AttemptLiveness.NeverStarted never -> commands.tell(attempt.id(), neverStarted);
            case AttemptLiveness.Running(var identity, var startedAt) ->
                commands.tell(attempt.id(), new AttemptCommand.RecordStart(identity.pid(), startedAt));
            case AttemptLiveness.Exited(var exit, var startedAt) ->
                commands.tell(
                        attempt.id(), new AttemptCommand.RecordStart(0, startedAt), observer.exitOf(attempt, exit));
            case AttemptLiveness.Lost(String proof) -> commands.tell(attempt.id(), observer.lossOf(attempt, proof));
        }
    }

    /** An attempt without git works in an empty folder where others have their worktree. */
    private Path folderOf(LiveAttempt attempt) {
        return ring.folder().worktree(workspaces.of(attempt));
    }
}
