package dev.ringmaster.scheduler.landing;

import dev.ringmaster.model.attempt.FailureClass;
import dev.ringmaster.model.attempt.Outcome;
import dev.ringmaster.model.project.Project;
import dev.ringmaster.scheduler.attempt.Attempt;
import dev.ringmaster.scheduler.attempt.AttemptCommand;
import dev.ringmaster.scheduler.attempt.AttemptState;
import dev.ringmaster.scheduler.landing.proof.ProvenTrees;
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
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
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
    private final SelfProjects self;
    private final AttemptCommands commands;

    BatchLander(
            ProjectCatalog projects,
            LandingSteps steps,
            IntegratedGates gates,
            ProvenTrees proven,
            SelfProjects self,
            AttemptCommands commands) {
        this.projects = projects;
        this.steps = steps;
        this.gates = gates;
        this.proven = proven;
        this.self = self;
        this.commands = commands;
    }

    /**
     * Lands a batch, or tells of each why it does not.
     *
     * @param batch of one project; the first is always settled
     * @return those of which nothing can be said yet: they conflict with one before them, or come after a guilty one
     */
    List<LiveAttempt> land(List<LiveAttempt> batch) throws IOException, InterruptedException {
        for (LiveAttempt attempt : batch) {
            gates.endLeftovers(attempt);
        }
        List<LiveAttempt> open = new ArrayList<>();
        List<Attempt> begun = tellAll(batch, new AttemptCommand.BeginLanding());
        for (int i = 0; i < begun.size(); i++) {
            if (begun.get(i).state() instanceof AttemptState.Landing landing && !isSettled(batch.get(i), landing)) {
                open.add(batch.get(i));
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
                BatchSearch.search(chain.size(), links -> gates.failureOn(project, chain.subList(0, links)));
        if (chain.size() > 1) {
            LOG.infof("batch tested: project=%s size=%d good=%d", project.id(), chain.size(), found.good());
        }
        List<Link> good = chain.subList(0, found.good());
        if (found.failure() != null) {
            settle(project, chain.get(found.good()), good, found.failure(), left);
            chain.subList(found.good() + 1, chain.size()).forEach(link -> left.add(link.attempt()));
        }
        return good.isEmpty() ? List.of() : advance(project, target, good);
    }

    /**
     * Puts each attempt upon the one before it.
     *
     * @param chain gets those that fit
     * @param left gets those that conflict only with one before them, or do only what one before them does
     * @return the target's commit that the chain begins at; null without a chain
     */
    private @Nullable String integrate(
            Project project, List<LiveAttempt> open, List<Link> chain, List<LiveAttempt> left)
            throws IOException, InterruptedException {
        List<Attempt> stored = tellAll(open);
        List<LandingWork> works = new ArrayList<>();
        for (int i = 0; i < open.size(); i++) {
            works.add(workOf(open.get(i), stored.get(i)));
        }
        List<Integration> integrations = steps.integrate(project, works);
        String target = null;
        for (int i = 0; i < open.size(); i++) {
            LiveAttempt attempt = open.get(i);
            switch (integrations.get(i)) {
                case Integration.Clean(String from, String commit, boolean asProven) -> {
                    target = from;
                    chain.add(new Link(attempt, works.get(i), commit, asProven));
                }
                case Integration.AlreadyLanded(String landed) -> tellLanded(attempt, project, landed);
                case Integration.Conflict(var files) -> tell(attempt, new AttemptCommand.RecordConflict(files));
                case Integration.AfterOthers(var files) -> {
                    LOG.infof(
                            "work waits for work before it: task=%s files=%s",
                            attempt.ref().task(), files);
                    left.add(attempt);
                }
                case Integration.Refused(var problem) -> tell(attempt, refusedFor(problem));
            }
        }
        return target;
    }

    private List<LiveAttempt> advance(Project project, String target, List<Link> good)
            throws IOException, InterruptedException {
        if (self.isSelf(project)) {
            handOver(project, target, good.getFirst());
            return List.of();
        }
        tellLinks(good, link -> new AttemptCommand.RecordTested(link.commit()));
        return switch (steps.advance(project, target, good.getLast().commit())) {
            case Advance.Advanced advanced -> {
                tellLinks(good, link -> new AttemptCommand.RecordLanded(link.commit(), project.targetBranch()));
                good.forEach(link -> proven.forget(link.attempt().id()));
                yield List.of();
            }
            case Advance.Moved moved -> {
                List<Attempt> told = tellLinks(good, link -> new AttemptCommand.RecordMovedTarget());
                yield IntStream.range(0, told.size())
                        .filter(i -> !told.get(i).isOver())
                        .mapToObj(i -> good.get(i).attempt())
                        .toList();
            }
            case Advance.Refused(var problem) -> {
                tellLinks(good, link -> refusedFor(problem));
                yield List.of();
            }
        };
    }

    /** Instead of moving the target: what changes Ringmaster itself goes live by a release, which moves it. */
    private void handOver(Project project, String target, Link link) throws IOException, InterruptedException {
        steps.keepForRelease(project, link.attempt().id(), link.commit());
        tell(link.attempt(), new AttemptCommand.HandOver(target, link.commit(), project.targetBranch()));
        LOG.infof(
                "work handed over to be released: task=%s commit=%s",
                link.work().task(), link.commit());
    }

    /** Sends work back that fails what it is proven by; what only fails another task's gate is judged anew, without that task in the batch. */
    private void settle(Project project, Link guilty, List<Link> before, RedGate red, List<LiveAttempt> left) {
        if (red.own()) {
            sendBack(project, guilty, before, red.failure());
        } else {
            LOG.infof(
                    "work waits, as it fails a gate of work before it: task=%s %s",
                    guilty.work().task(), red.failure().message());
            left.add(guilty.attempt());
        }
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

    private static LandingWork workOf(LiveAttempt attempt, Attempt stored) {
        String commit = stored.state() instanceof AttemptState.Landing landing ? landing.commit() : "";
        return new LandingWork(
                attempt.ref().task(),
                attempt.id(),
                commit,
                attempt.assignment().task().title());
    }

    /** All of it is told before any of it is waited for: it becomes durable together. */
    private List<Attempt> tellAll(List<LiveAttempt> attempts, AttemptCommand... same) {
        return join(attempts.stream()
                .map(attempt -> commands.tell(attempt.id(), same))
                .toList());
    }

    private List<Attempt> tellLinks(List<Link> links, Function<Link, AttemptCommand> command) {
        return join(links.stream()
                .map(link -> commands.tell(link.attempt().id(), command.apply(link)))
                .toList());
    }

    private static List<Attempt> join(List<CompletableFuture<Attempt>> told) {
        return told.stream().map(CompletableFuture::join).toList();
    }

    private Attempt tell(LiveAttempt attempt, AttemptCommand command) {
        return commands.tell(attempt.id(), command).join();
    }

    private static AttemptCommand refusedFor(ProjectProblem problem) {
        return new AttemptCommand.FailLanding(FailureClass.PROJECT_PROBLEM, problem.message(), problem.nextStep());
    }
}
