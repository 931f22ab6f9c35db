package dev.ringmaster.scheduler.landing;

import dev.ringmaster.model.attempt.FailureClass;
import dev.ringmaster.model.attempt.Outcome;
import dev.ringmaster.model.project.Project;
import dev.ringmaster.scheduler.attempt.Attempt;
import dev.ringmaster.scheduler.attempt.AttemptCommand;
import dev.ringmaster.scheduler.attempt.AttemptState;
import dev.ringmaster.scheduler.operations.AttemptCommands;
import dev.ringmaster.scheduler.operations.LiveAttempt;
import dev.ringmaster.scheduler.operations.ProjectCatalog;
import dev.ringmaster.scheduler.workspace.Advance;
import dev.ringmaster.scheduler.workspace.Integration;
import dev.ringmaster.scheduler.workspace.LandingSteps;
import dev.ringmaster.scheduler.workspace.LandingWork;
import dev.ringmaster.scheduler.workspace.ProjectProblem;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Lands proven attempts of one project together: each becomes a commit upon the one before it, the gates run on the last one's tree, and
 * the target moves to just what was tested. Every intent is stored before it is carried out, so that a landing that was cut short is
 * settled by looking whether what was tested is on the target.
 */
@ApplicationScoped
public class BatchLander {

    private static final Logger LOG = Logger.getLogger(BatchLander.class);

    private final ProjectCatalog projects;
    private final LandingSteps steps;
    private final IntegratedGates gates;
    private final ProvenTrees proven;
    private final AttemptCommands commands;

    BatchLander(
            ProjectCatalog projects,
            LandingSteps steps,
            IntegratedGates gates,
            ProvenTrees proven,
            AttemptCommands commands) {
        this.projects = projects;
        this.steps = steps;
        this.gates = gates;
        this.proven = proven;
        this.commands = commands;
    }

    /**
     * Lands a batch, or tells of each why it does not.
     *
     * @param batch of one project, with the same gates; the first is always settled
     * @return those of which nothing can be said yet: they conflict with one before them, or come after a guilty one
     */
    List<LiveAttempt> land(List<LiveAttempt> batch) throws IOException, InterruptedException {
        List<LiveAttempt> open = new ArrayList<>();
        for (LiveAttempt attempt : batch) {
            gates.endLeftovers(attempt);
            Attempt begun = tell(attempt, new AttemptCommand.BeginLanding());
            if (begun.state() instanceof AttemptState.Landing landing && !isSettled(attempt, landing)) {
                open.add(attempt);
            }
        }
        List<LiveAttempt> left = new ArrayList<>();
        while (!open.isEmpty()) {
            open = round(open, left);
        }
        return left;
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

    /** One go at the newest target; says which are to go again because it has moved meanwhile. */
    private List<LiveAttempt> round(List<LiveAttempt> open, List<LiveAttempt> left)
            throws IOException, InterruptedException {
        Project project = projects.get(open.getFirst().ref().project());
        List<Link> chain = new ArrayList<>();
        String target = integrate(project, open, chain, left);
        if (chain.isEmpty() || target == null) {
            return List.of();
        }
        BatchSearch.Found found =
                BatchSearch.search(chain.size(), links -> gates.failureOn(project, chain.get(links - 1)));
        if (chain.size() > 1) {
            LOG.infof("batch tested: project=%s size=%d good=%d", project.id(), chain.size(), found.good());
        }
        List<Link> good = chain.subList(0, found.good());
        if (found.failure() != null) {
            sendBack(project, chain.get(found.good()), good, found.failure());
            chain.subList(found.good() + 1, chain.size()).forEach(link -> left.add(link.attempt()));
        }
        return good.isEmpty() ? List.of() : advance(project, target, good);
    }

    /**
     * Puts each attempt upon the one before it.
     *
     * @param chain gets those that fit
     * @param left gets those that conflict only with one before them
     * @return the target's commit that the chain begins at; null without a chain
     */
    private @Nullable String integrate(
            Project project, List<LiveAttempt> open, List<Link> chain, List<LiveAttempt> left)
            throws IOException, InterruptedException {
        String target = null;
        for (LiveAttempt attempt : open) {
            LandingWork work = workOf(attempt);
            Optional<String> onto = chain.isEmpty()
                    ? Optional.empty()
                    : Optional.of(chain.getLast().commit());
            switch (steps.integrate(project, work, onto)) {
                case Integration.Clean clean -> {
                    target = target == null ? clean.targetCommit() : target;
                    chain.add(new Link(attempt, work, clean.integratedCommit()));
                }
                case Integration.AlreadyLanded(String landed) -> {
                    // What does only what one before it does has landed once that one has.
                    if (onto.isPresent()) {
                        left.add(attempt);
                    } else {
                        tellLanded(attempt, project, landed);
                    }
                }
                case Integration.Conflict(var files) ->
                    conflicted(project, attempt, work, files, onto.isPresent(), left);
                case Integration.Refused(var problem) -> tell(attempt, refusedFor(problem));
            }
        }
        return target;
    }

    private void conflicted(
            Project project,
            LiveAttempt attempt,
            LandingWork work,
            List<String> files,
            boolean inBatch,
            List<LiveAttempt> left)
            throws IOException, InterruptedException {
        List<String> withTarget = inBatch ? steps.conflicts(project, work, Optional.empty()) : files;
        if (withTarget.isEmpty()) {
            LOG.infof("work waits for the one it conflicts with: task=%s files=%s", work.task(), files);
            left.add(attempt);
        } else {
            tell(attempt, new AttemptCommand.RecordConflict(withTarget));
        }
    }

    private List<LiveAttempt> advance(Project project, String target, List<Link> good)
            throws IOException, InterruptedException {
        for (Link link : good) {
            tell(link.attempt(), new AttemptCommand.RecordTested(link.commit()));
        }
        List<LiveAttempt> again = new ArrayList<>();
        switch (steps.advance(project, target, good.getLast().commit())) {
            case Advance.Advanced advanced -> good.forEach(link -> tellLanded(link.attempt(), project, link.commit()));
            case Advance.Moved moved -> {
                for (Link link : good) {
                    if (!tell(link.attempt(), new AttemptCommand.RecordMovedTarget())
                            .isOver()) {
                        again.add(link.attempt());
                    }
                }
            }
            case Advance.Refused(var problem) -> good.forEach(link -> tell(link.attempt(), refusedFor(problem)));
        }
        return again;
    }

    private void sendBack(Project project, Link guilty, List<Link> before, Outcome.Failed failed) {
        String beside = before.isEmpty()
                ? ""
                : " and "
                        + before.stream()
                                .map(link -> link.work().task().value())
                                .collect(Collectors.joining(", "));
        tell(
                guilty.attempt(),
                new AttemptCommand.FailLanding(
                        failed.failure(),
                        "integrated with " + project.targetBranch() + beside + ", " + failed.message(),
                        failed.detail()));
    }

    private void tellLanded(LiveAttempt attempt, Project project, String commit) {
        tell(attempt, new AttemptCommand.RecordLanded(commit, project.targetBranch()));
        proven.forget(attempt.id());
    }

    private LandingWork workOf(LiveAttempt attempt) {
        Attempt stored = commands.tell(attempt.id()).join();
        String commit = stored.state() instanceof AttemptState.Landing landing ? landing.commit() : "";
        return new LandingWork(
                attempt.ref().task(),
                attempt.id(),
                commit,
                attempt.assignment().task().title());
    }

    private Attempt tell(LiveAttempt attempt, AttemptCommand command) {
        return commands.tell(attempt.id(), command).join();
    }

    private static AttemptCommand refusedFor(ProjectProblem problem) {
        return new AttemptCommand.FailLanding(FailureClass.PROJECT_PROBLEM, problem.message(), problem.nextStep());
    }
}
