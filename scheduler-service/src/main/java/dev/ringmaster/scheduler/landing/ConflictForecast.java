package dev.ringmaster.scheduler.landing;

import dev.ringmaster.model.id.AttemptId;
import dev.ringmaster.model.id.ProjectId;
import dev.ringmaster.model.project.Project;
import dev.ringmaster.model.project.Workspace;
import dev.ringmaster.runtime.ledger.Ledger;
import dev.ringmaster.scheduler.attempt.AttemptState;
import dev.ringmaster.scheduler.operations.AttemptWorkspaces;
import dev.ringmaster.scheduler.operations.LiveAttempt;
import dev.ringmaster.scheduler.operations.ProjectCatalog;
import dev.ringmaster.scheduler.operations.WorkThreads;
import dev.ringmaster.scheduler.store.AttemptRepository;
import dev.ringmaster.scheduler.store.StoredAttempt;
import dev.ringmaster.scheduler.workspace.Foresight;
import dev.ringmaster.scheduler.workspace.Foresight.Clash;
import dev.ringmaster.scheduler.workspace.Foresight.Unlanded;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

/**
 * Looks ahead which work will conflict, with the target or with other work, says so in the log, and orders landings by it. It looks beside
 * the landings, which never wait for it, and nothing fails because of it.
 */
@ApplicationScoped
public class ConflictForecast {

    private static final Logger LOG = Logger.getLogger(ConflictForecast.class);
    // What happens at the same time is looked at together.
    private static final Duration SOON = Duration.ofMillis(500);
    private static final int MOST_COMPARED = 64;
    private static final int MOST_SAID = 10_000;

    private final ProjectCatalog projects;
    private final Foresight foresight;
    private final AttemptWorkspaces workspaces;
    private final Ledger ledger;
    private final AttemptRepository attempts;
    private final WorkThreads threads;
    private final Map<ProjectId, List<Clash>> foreseen = new ConcurrentHashMap<>();
    private final Set<ProjectId> due = ConcurrentHashMap.newKeySet();
    private final Set<String> said = ConcurrentHashMap.newKeySet();

    ConflictForecast(
            ProjectCatalog projects,
            Foresight foresight,
            AttemptWorkspaces workspaces,
            Ledger ledger,
            AttemptRepository attempts,
            WorkThreads threads) {
        this.projects = projects;
        this.foresight = foresight;
        this.workspaces = workspaces;
        this.ledger = ledger;
        this.attempts = attempts;
        this.threads = threads;
    }

    /** Has a project's work compared soon: some of it is new, or its target has moved. */
    public void changed(ProjectId project) {
        if (due.add(project)) {
            threads.later(
                    SOON,
                    () -> threads.tidy(() -> {
                        due.remove(project);
                        look(project);
                    }));
        }
    }

    /** Has the work of agents compared that have not ended; costs nothing where none runs. */
    public void lookAtRunning() {
        ledger.read(attempts::findUnfinished).stream()
                .filter(stored -> stored.attempt().state() instanceof AttemptState.Running)
                .map(stored -> stored.attempt().ref().project())
                .distinct()
                .forEach(this::changed);
    }

    /** Orders waiting work by what has been foreseen so far. */
    List<LiveAttempt> arrange(List<LiveAttempt> waiting) {
        Set<AttemptId> hopeless = foreseen.values().stream()
                .flatMap(List::stream)
                .filter(clash -> clash.with() == null)
                .map(clash -> clash.work().attempt())
                .collect(Collectors.toSet());
        Set<LandingOrder.Pair> pairs = foreseen.values().stream()
                .flatMap(List::stream)
                .flatMap(clash -> Optional.ofNullable(clash.with())
                        .map(with -> LandingOrder.Pair.of(clash.work().attempt(), with.attempt()))
                        .stream())
                .collect(Collectors.toSet());
        return LandingOrder.arrange(waiting, LiveAttempt::id, hopeless, pairs);
    }

    private void look(ProjectId id) {
        Optional<Project> project = projects.find(id);
        if (project.isEmpty() || project.get().workspace() == Workspace.NONE) {
            foreseen.remove(id);
            return;
        }
        List<Unlanded> works = ledger.read(attempts::findUnfinished).stream()
                .filter(stored -> stored.attempt().ref().project().equals(id))
                .flatMap(stored -> unlanded(stored).stream())
                .limit(MOST_COMPARED)
                .toList();
        try {
            Foresight.Outlook outlook = foresight.look(project.get(), works);
            foreseen.put(id, outlook.clashes());
            outlook.clashes().forEach(this::say);
            if (!outlook.complete()) {
                changed(id);
            }
        } catch (IOException e) {
            LOG.debugf("work could not be compared: project=%s reason=%s", id, e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private Optional<Unlanded> unlanded(StoredAttempt stored) {
        boolean unended = stored.attempt().state() instanceof AttemptState.Running
                || stored.attempt().state() instanceof AttemptState.Proving;
        String commit = switch (stored.attempt().state()) {
            case AttemptState.Proven proven -> proven.commit();
            case AttemptState.Reviewing reviewing -> reviewing.commit();
            case AttemptState.Proposed proposed -> proposed.commit();
            case AttemptState.Landing landing -> landing.commit();
            case AttemptState.Releasing releasing -> releasing.commit();
            default -> null;
        };
        if (stored.assignment() == null || (commit == null && !unended)) {
            return Optional.empty();
        }
        AttemptId workspace = workspaces.of(new LiveAttempt(stored.assignment(), stored.traceparent()));
        return Optional.of(
                new Unlanded(stored.attempt().ref().task(), stored.attempt().id(), workspace, commit));
    }

    private void say(Clash clash) {
        String other = clash.with() == null ? "the target" : clash.with().task().value();
        if (said.size() >= MOST_SAID) {
            said.clear();
        }
        if (said.add(clash.work().attempt() + " " + other)) {
            LOG.infof(
                    "work will conflict: task=%s with=%s files=%s", clash.work().task(), other, clash.files());
        }
    }
}
