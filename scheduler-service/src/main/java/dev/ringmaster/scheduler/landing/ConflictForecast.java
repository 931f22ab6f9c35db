package dev.ringmaster.scheduler.landing;

import dev.ringmaster.scheduler.attempt.AttemptState;
import dev.ringmaster.scheduler.operations.AttemptCommands;
import dev.ringmaster.scheduler.operations.LiveAttempt;
import dev.ringmaster.scheduler.operations.ProjectCatalog;
import dev.ringmaster.scheduler.workspace.LandingSteps;
import dev.ringmaster.scheduler.workspace.LandingWork;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.logging.Logger;

/** Looks ahead which of the waiting work will conflict, says so in the log, and orders by it. Nothing fails because of a forecast. */
@ApplicationScoped
public class ConflictForecast {

    private static final Logger LOG = Logger.getLogger(ConflictForecast.class);
    // Each pair costs a git command of some milliseconds.
    private static final int MOST_COMPARED = 16;
    private static final int MOST_SAID = 10_000;

    private final ProjectCatalog projects;
    private final LandingSteps steps;
    private final AttemptCommands commands;
    private final Set<String> said = ConcurrentHashMap.newKeySet();

    ConflictForecast(ProjectCatalog projects, LandingSteps steps, AttemptCommands commands) {
        this.projects = projects;
        this.steps = steps;
        this.commands = commands;
    }

    /**
     * Orders waiting work: first what conflicts with the target, which is told so without a run of its gates and can begin anew; then
     * what goes on by itself; last what conflicts with something before it.
     */
    void arrange(List<LiveAttempt> waiting) throws IOException, InterruptedException {
        List<LiveAttempt> hopeless = new ArrayList<>();
        List<LiveAttempt> free = new ArrayList<>();
        List<LiveAttempt> later = new ArrayList<>();
        List<LandingWork> before = new ArrayList<>();
        List<LiveAttempt> looked = waiting.subList(0, Math.min(MOST_COMPARED, waiting.size()));
        for (LiveAttempt attempt : looked) {
            Optional<LandingWork> work = workOf(attempt);
            if (work.isEmpty()) {
                free.add(attempt);
            } else if (conflicts(attempt, work.get(), Optional.empty())) {
                hopeless.add(attempt);
            } else if (conflictsWithAny(attempt, work.get(), before)) {
                later.add(attempt);
            } else {
                free.add(attempt);
                before.add(work.get());
            }
        }
        List<LiveAttempt> beyond = List.copyOf(waiting.subList(looked.size(), waiting.size()));
        waiting.clear();
        waiting.addAll(hopeless);
        waiting.addAll(free);
        waiting.addAll(later);
        waiting.addAll(beyond);
    }

    private boolean conflictsWithAny(LiveAttempt attempt, LandingWork work, List<LandingWork> others)
            throws IOException, InterruptedException {
        for (LandingWork other : others) {
            if (conflicts(attempt, work, Optional.of(other))) {
                return true;
            }
        }
        return false;
    }

    private boolean conflicts(LiveAttempt attempt, LandingWork work, Optional<LandingWork> with)
            throws IOException, InterruptedException {
        List<String> files = steps.conflicts(projects.get(attempt.ref().project()), work, with);
        String other = with.map(each -> each.task().value()).orElse("the target");
        if (said.size() >= MOST_SAID) {
            said.clear();
        }
        if (!files.isEmpty() && said.add(attempt.id() + " " + other)) {
            LOG.infof("work will conflict: task=%s with=%s files=%s", work.task(), other, files);
        }
        return !files.isEmpty();
    }

    private Optional<LandingWork> workOf(LiveAttempt attempt) {
        String commit = switch (commands.tell(attempt.id()).join().state()) {
            case AttemptState.Proven proven -> proven.commit();
            case AttemptState.Landing landing -> landing.commit();
            default -> "";
        };
        return commit.isEmpty()
                ? Optional.empty()
                : Optional.of(new LandingWork(
                        attempt.ref().task(),
                        attempt.id(),
                        commit,
                        attempt.assignment().task().title()));
    }
}
