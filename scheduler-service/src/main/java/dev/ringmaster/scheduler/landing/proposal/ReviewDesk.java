package dev.ringmaster.scheduler.landing.proposal;

import dev.ringmaster.model.project.Project;
import dev.ringmaster.scheduler.attempt.AttemptCommand;
import dev.ringmaster.scheduler.attempt.AttemptState;
import dev.ringmaster.scheduler.operations.AttemptCommands;
import dev.ringmaster.scheduler.operations.LiveAttempt;
import dev.ringmaster.scheduler.operations.ProjectCatalog;
import dev.ringmaster.scheduler.operations.Reviews;
import dev.ringmaster.scheduler.workspace.Difference;
import dev.ringmaster.scheduler.workspace.LandingSteps;
import dev.ringmaster.scheduler.workspace.LandingWork;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.time.Instant;
import org.jboss.logging.Logger;

/** Asks a person whether proven work may land, with its difference in the question. The answer comes by way of the topics. */
@ApplicationScoped
public class ReviewDesk {

    private static final Logger LOG = Logger.getLogger(ReviewDesk.class);

    private final ProjectCatalog projects;
    private final LandingSteps steps;
    private final AttemptCommands commands;

    ReviewDesk(ProjectCatalog projects, LandingSteps steps, AttemptCommands commands) {
        this.projects = projects;
        this.steps = steps;
        this.commands = commands;
    }

    /** Asks, unless it has been asked before. */
    public void ask(LiveAttempt attempt) throws IOException, InterruptedException {
        if (!(commands.tell(attempt.id()).join().state() instanceof AttemptState.Proven proven)) {
            return;
        }
        Project project = projects.get(attempt.ref().project());
        String title = attempt.assignment().task().title();
        Difference difference =
                steps.difference(project, new LandingWork(attempt.ref().task(), attempt.id(), proven.commit(), title));
        String detail = difference.stat() + "\n" + difference.patch();
        commands.askForReview(
                        attempt.id(),
                        new AttemptCommand.AwaitReview(project.targetBranch(), difference.stat()),
                        Reviews.question(attempt.ref(), project.targetBranch(), title, detail, Instant.now()))
                .join();
        LOG.infof("work awaits review: task=%s attempt=%s", attempt.ref().task(), attempt.id());
    }
}
