package dev.ringmaster.scheduler.landing.proposal;

import dev.ringmaster.model.attempt.FailureClass;
import dev.ringmaster.model.id.AttemptId;
import dev.ringmaster.model.project.Project;
import dev.ringmaster.model.task.TaskDefinition;
import dev.ringmaster.runtime.settings.RingSettings;
import dev.ringmaster.scheduler.attempt.AttemptCommand;
import dev.ringmaster.scheduler.attempt.AttemptState;
import dev.ringmaster.scheduler.forge.Forge;
import dev.ringmaster.scheduler.forge.ForgeProgram;
import dev.ringmaster.scheduler.operations.AttemptCommands;
import dev.ringmaster.scheduler.operations.LiveAttempt;
import dev.ringmaster.scheduler.operations.ProjectCatalog;
import dev.ringmaster.scheduler.workspace.LandingWork;
import dev.ringmaster.scheduler.workspace.Proposals;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Proposes proven work on the project's remote, and looks from time to time whether a person has merged it there, or closed its request. */
@ApplicationScoped
public class ProposalDesk {

    private static final Logger LOG = Logger.getLogger(ProposalDesk.class);

    private final ProjectCatalog projects;
    private final Proposals proposals;
    private final ForgeProgram forge;
    private final AttemptCommands commands;
    private final RingSettings ring;
    private final RequestWatch watch = new RequestWatch();
    private final Map<AttemptId, String> said = new ConcurrentHashMap<>();

    ProposalDesk(
            ProjectCatalog projects,
            Proposals proposals,
            ForgeProgram forge,
            AttemptCommands commands,
            RingSettings ring) {
        this.ring = ring;
        this.projects = projects;
        this.proposals = proposals;
        this.forge = forge;
        this.commands = commands;
    }

    /** Pushes the branch and opens a request where that can be done; a repeat after a crash pushes the same once more. */
    public void propose(LiveAttempt attempt) throws IOException, InterruptedException {
        if (!(commands.tell(attempt.id()).join().state() instanceof AttemptState.Proven proven)) {
            return;
        }
        Project project = projects.get(attempt.ref().project());
        LandingWork work = workOf(attempt, proven.commit());
        var names = proposals.branchNames(work, attempt.assignment().number());
        AttemptCommand told = switch (proposals.push(project, work, names)) {
            case Proposals.Pushed.Done(String branch, String remote) ->
                new AttemptCommand.RecordProposed(branch, open(attempt, project, branch, remote));
            case Proposals.Pushed.Refused(var problem) ->
                new AttemptCommand.FailLanding(FailureClass.PROJECT_PROBLEM, problem.message(), problem.nextStep());
        };
        commands.tell(attempt.id(), told).join();
    }

    /** Looks whether the work has been merged, and tells so; says whether it has to be looked for again. */
    public boolean isStillOpen(LiveAttempt attempt) throws IOException, InterruptedException {
        if (!(commands.tell(attempt.id()).join().state() instanceof AttemptState.Proposed proposed)) {
            return false;
        }
        Project project = projects.get(attempt.ref().project());
        switch (proposals.check(project, workOf(attempt, proposed.commit()))) {
            case Proposals.Merge.Merged(String target) -> {
                forget(attempt);
                commands.tell(attempt.id(), new AttemptCommand.RecordLanded(target, project.targetBranch()))
                        .join();
                return false;
            }
            case Proposals.Merge.NotYet notYet -> {
                if (isClosed(attempt, project, proposed)) {
                    return false;
                }
            }
            case Proposals.Merge.Behind(var problem) -> warn(attempt, "merged, but " + problem);
            case Proposals.Merge.Unreachable(String reason) -> warn(attempt, reason);
        }
        return true;
    }

    /** Whether a person has closed the request without merging it; tells so. The forge is asked ever more seldom. */
    private boolean isClosed(LiveAttempt attempt, Project project, AttemptState.Proposed proposed)
            throws IOException, InterruptedException {
        String url = proposed.url();
        if (url == null || !watch.isDue(attempt.id(), ring.settings().landing().pullRequestPoll(), Instant.now())) {
            return false;
        }
        switch (forge.standing(folderOf(project), url)) {
            case ForgeProgram.Standing.Open _ -> {}
            case ForgeProgram.Standing.Merged _ ->
                warn(attempt, url + " is merged, but the branch '" + project.targetBranch() + "' does not hold it yet");
            case ForgeProgram.Standing.Unknown(String reason) -> warn(attempt, reason);
            case ForgeProgram.Standing.Closed _ -> {
                // It may have been merged otherwise, and closed for that, since it was looked for.
                if (proposals.check(project, workOf(attempt, proposed.commit())) instanceof Proposals.Merge.NotYet) {
                    forget(attempt);
                    LOG.infof(
                            "request closed without being merged: task=%s url=%s",
                            attempt.ref().task(), url);
                    commands.tell(attempt.id(), closed(proposed, url)).join();
                    return true;
                }
            }
        }
        return false;
    }

    private static AttemptCommand closed(AttemptState.Proposed proposed, String url) {
        return new AttemptCommand.FailLanding(
                FailureClass.PROJECT_PROBLEM,
                "the request " + url + " was closed without being merged",
                "Its work is kept as branch " + proposed.branch()
                        + ". Answer with retry, and with what is to be different, for a new attempt and a new request, or with drop.");
    }

    private void forget(LiveAttempt attempt) {
        said.remove(attempt.id());
        watch.forget(attempt.id());
    }

    private static Path folderOf(Project project) {
        Path folder = Path.of(project.repository());
        // A project by URL has no checkout; its request is named by its whole address.
        return Files.isDirectory(folder) ? folder : Path.of("").toAbsolutePath();
    }

    private @Nullable String open(LiveAttempt attempt, Project project, String branch, String remote)
            throws IOException, InterruptedException {
        TaskDefinition task = attempt.assignment().task();
        Forge.Request request = new Forge.Request(branch, project.targetBranch(), task.title(), bodyOf(attempt));
        return switch (forge.open(folderOf(project), remote, request)) {
            case ForgeProgram.Opened.At(String url) -> {
                LOG.infof("work proposed: task=%s url=%s", task.id(), url);
                yield url;
            }
            case ForgeProgram.Opened.Not(String reason) -> {
                LOG.infof(
                        "work pushed, open the request yourself: task=%s branch=%s remote=%s reason=%s",
                        task.id(), branch, remote, reason);
                yield null;
            }
        };
    }

    private static String bodyOf(LiveAttempt attempt) {
        TaskDefinition task = attempt.assignment().task();
        return task.description() + "\n\nRingmaster-Task: " + task.id() + "\nRingmaster-Attempt: " + attempt.id()
                + "\n";
    }

    /** Once for each reason: a remote may be away for hours. */
    private void warn(LiveAttempt attempt, String reason) {
        if (!reason.equals(said.put(attempt.id(), reason))) {
            LOG.warnf(
                    "proposed work cannot be followed: task=%s attempt=%s reason=%s",
                    attempt.ref().task(), attempt.id(), reason);
        }
    }

    private static LandingWork workOf(LiveAttempt attempt, String commit) {
        return new LandingWork(
                attempt.ref().task(),
                attempt.id(),
                commit,
                attempt.assignment().task().title());
    }
}
