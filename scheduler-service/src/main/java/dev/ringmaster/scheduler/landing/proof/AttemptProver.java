package dev.ringmaster.scheduler.landing.proof;

import dev.ringmaster.model.attempt.FailureClass;
import dev.ringmaster.model.attempt.GateResult;
import dev.ringmaster.model.id.AttemptId;
import dev.ringmaster.model.project.Gate;
import dev.ringmaster.model.project.Project;
import dev.ringmaster.model.project.Workspace;
import dev.ringmaster.runtime.settings.RingSettings;
import dev.ringmaster.scheduler.agent.AgentListener;
import dev.ringmaster.scheduler.attempt.AttemptCommand;
import dev.ringmaster.scheduler.attempt.OutcomePolicy;
import dev.ringmaster.scheduler.attempt.Proof;
import dev.ringmaster.scheduler.gate.GateRun;
import dev.ringmaster.scheduler.gate.GateRunner;
import dev.ringmaster.scheduler.operations.AttemptCommands;
import dev.ringmaster.scheduler.operations.AttemptWorkspaces;
import dev.ringmaster.scheduler.operations.LiveAttempt;
import dev.ringmaster.scheduler.operations.Patience;
import dev.ringmaster.scheduler.operations.ProjectCatalog;
import dev.ringmaster.scheduler.operations.WorkThreads;
import dev.ringmaster.scheduler.runtime.AgentRuntime;
import dev.ringmaster.scheduler.setup.AttemptSurroundings;
import dev.ringmaster.scheduler.workspace.CleanUp;
import dev.ringmaster.scheduler.workspace.Worktree;
import dev.ringmaster.scheduler.workspace.WorktreeResult;
import dev.ringmaster.scheduler.workspace.Worktrees;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.logging.Logger;

/** Looks at what an attempt's agent left: commits it, runs the gates on it and tells what it found. May be repeated. */
@ApplicationScoped
public class AttemptProver {

    private static final Logger LOG = Logger.getLogger(AttemptProver.class);
    private static final Proof ENDED =
            new Proof.Trouble(FailureClass.INFRASTRUCTURE, "its proof was ended before it was through", "");

    private final RingSettings ring;
    private final ProjectCatalog projects;
    private final Worktrees worktrees;
    private final ProofProtection protection;
    private final ProvenTrees provenTrees;
    private final AttemptSurroundings surroundings;
    private final GateRunner gates;
    private final AgentRuntime runtime;
    private final AgentListener agents;
    private final AttemptWorkspaces workspaces;
    private final AttemptCommands commands;
    private final WorkThreads threads;
    private final Patience patience = new Patience();
    private final Map<AttemptId, Interruption> running = new ConcurrentHashMap<>();

    AttemptProver(
            RingSettings ring,
            ProjectCatalog projects,
            Worktrees worktrees,
            ProofProtection protection,
            ProvenTrees provenTrees,
            AttemptSurroundings surroundings,
            GateRunner gates,
            AgentRuntime runtime,
            AgentListener agents,
            AttemptWorkspaces workspaces,
            AttemptCommands commands,
            WorkThreads threads) {
        this.ring = ring;
        this.projects = projects;
        this.worktrees = worktrees;
        this.protection = protection;
        this.provenTrees = provenTrees;
        this.surroundings = surroundings;
        this.gates = gates;
        this.runtime = runtime;
        this.agents = agents;
        this.workspaces = workspaces;
        this.commands = commands;
        this.threads = threads;
    }

    /** Queues the proof; tells its result. */
    public void prove(LiveAttempt attempt) {
        Interruption interruption = running.computeIfAbsent(attempt.id(), id -> new Interruption());
        threads.prove(() -> interruption.run(() -> proveNow(attempt, interruption)));
    }

    /** Ends the proof, also one that an earlier process began; tells that it was ended. */
    public void end(LiveAttempt attempt) {
        Interruption interruption = running.get(attempt.id());
        if (interruption == null || !interruption.interrupt()) {
            // Nothing runs here: what an earlier process began is ended, and a proof still in the queue finds nothing
            // to do.
            threads.watch(() -> endLeftovers(attempt));
        }
    }

    private void proveNow(LiveAttempt attempt, Interruption interruption) {
        try {
            Proof proof = interruption.isCalledOff() ? ENDED : look(attempt);
            running.remove(attempt.id());
            patience.forget(attempt.id());
            commands.tell(attempt.id(), new AttemptCommand.Judge(proof, agents.hear(attempt)));
        } catch (InterruptedException e) {
            running.remove(attempt.id());
            if (interruption.isCalledOff()) {
                commands.tell(attempt.id(), new AttemptCommand.Judge(ENDED, ""));
            } else {
                Thread.currentThread().interrupt();
            }
        } catch (IOException e) {
            tryAgain(attempt, e.toString());
        } catch (RuntimeException e) {
            // Also a defect must not leave an attempt without an outcome.
            if (!threads.isStopping()) {
                LOG.error("a proof failed in a way that it should not: attempt=" + attempt.id(), e);
                tryAgain(attempt, e.toString());
            }
        }
    }

    private Proof look(LiveAttempt attempt) throws IOException, InterruptedException {
        runtime.endLeftovers(attempt.id());
        Project project = projects.get(attempt.ref().project());
        if (project.workspace() == Workspace.NONE) {
            Path folder = ring.folder().worktree(workspaces.of(attempt));
            return new Proof.Folder(results(attempt, folder));
        }
        return switch (worktrees.prepare(
                project,
                workspaces.of(attempt),
                attempt.ref().task(),
                attempt.assignment().number())) {
            case WorktreeResult.Ready(var worktree) -> lookAt(attempt, worktree);
            case WorktreeResult.Refused(var problem) ->
                new Proof.Trouble(FailureClass.PROJECT_PROBLEM, problem.message(), problem.nextStep());
        };
    }

    private Proof lookAt(LiveAttempt attempt, Worktree worktree) throws IOException, InterruptedException {
        Optional<String> commit =
                worktrees.commitAll(worktree, attempt.assignment().task().title());
        if (commit.isEmpty()) {
            if (worktrees.cleanUpUnchanged(worktree) instanceof CleanUp.Kept(String reason)) {
                LOG.infof("worktree kept: attempt=%s reason=%s", attempt.id(), reason);
            }
            return new Proof.Unchanged();
        }
        Optional<Proof> refusal = protection.refusal(attempt, worktree, commit.get());
        if (refusal.isPresent()) {
            return refusal.get();
        }
        List<GateResult> results = results(attempt, worktree.path());
        List<Gate> all = projects.gatesOf(attempt.assignment().task());
        // Gates that were not worth running have not passed.
        if (results.size() == all.size() && results.stream().allMatch(GateResult::passed)) {
            provenTrees.note(attempt.id(), commit.get(), all);
        }
        return new Proof.Changed(commit.get(), results);
    }

    private List<GateResult> results(LiveAttempt attempt, Path tree) throws IOException, InterruptedException {
        List<Gate> all = projects.gatesOf(attempt.assignment().task());
        // Work that its agent broke off is kept for the next attempt, and not worth a gate.
        if (all.isEmpty() || OutcomePolicy.isSettledBy(agents.hear(attempt))) {
            return List.of();
        }
        return gates.run(new GateRun(
                        all, tree, ring.folder().attempt(attempt.id()), surroundings.environmentOf(attempt, List.of())))
                .results();
    }

    private void endLeftovers(LiveAttempt attempt) {
        try {
            runtime.endLeftovers(attempt.id());
            gates.endLeftovers(ring.folder().attempt(attempt.id()));
            commands.tell(attempt.id(), new AttemptCommand.Judge(ENDED, ""));
        } catch (IOException e) {
            LOG.warnf("gates could not be ended, trying again: attempt=%s reason=%s", attempt.id(), e.getMessage());
            threads.later(Duration.ofSeconds(1), () -> end(attempt));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void tryAgain(LiveAttempt attempt, String reason) {
        Optional<Duration> wait = patience.afterFailure(attempt.id());
        if (wait.isPresent()) {
            LOG.warnf(
                    "attempt could not be proved, trying again in %d s: task=%s attempt=%s reason=%s",
                    wait.get().toSeconds(), attempt.ref().task(), attempt.id(), reason);
            threads.later(wait.get(), () -> prove(attempt));
            return;
        }
        running.remove(attempt.id());
        Proof trouble = new Proof.Trouble(FailureClass.INFRASTRUCTURE, "the work could not be proved: " + reason, "");
        commands.tell(attempt.id(), new AttemptCommand.Judge(trouble, ""));
    }
}
