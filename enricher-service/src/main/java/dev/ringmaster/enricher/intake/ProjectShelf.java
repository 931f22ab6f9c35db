package dev.ringmaster.enricher.intake;

import dev.ringmaster.model.id.AttemptId;
import dev.ringmaster.model.id.ProjectId;
import dev.ringmaster.model.project.Project;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Predicate;

/**
 * The latest version of each project, and those who wait for a later one. Nobody's waiting holds up another. Thread-safe; whoever waits is
 * told on the thread that brought the news, after the lock was released.
 */
public final class ProjectShelf {

    private record Waiter(ProjectId project, long version, AttemptId attempt, CompletableFuture<Awaited> answer) {}

    private final Map<ProjectId, Project> projects = new HashMap<>();
    private final Set<ProjectId> deleted = new HashSet<>();
    private final List<Waiter> waiters = new ArrayList<>();

    /** Completes at once when the project is known at this version or a later one, else when it comes, goes or the attempt is revoked. */
    public CompletableFuture<Awaited> await(ProjectId project, long version, AttemptId attempt) {
        synchronized (this) {
            Project known = projects.get(project);
            if (known != null && known.version() >= version) {
                return CompletableFuture.completedFuture(new Awaited.Known(known));
            }
            if (deleted.contains(project)) {
                return CompletableFuture.completedFuture(new Awaited.Deleted());
            }
            Waiter waiter = new Waiter(project, version, attempt, new CompletableFuture<>());
            waiters.add(waiter);
            return waiter.answer();
        }
    }

    /** An older version than the known one changes nothing. */
    public void put(Project project) {
        List<Waiter> told;
        synchronized (this) {
            Project known = projects.get(project.id());
            if (known != null && known.version() > project.version()) {
                return;
            }
            deleted.remove(project.id());
            projects.put(project.id(), project);
            told = take(waiter -> waiter.project().equals(project.id()) && waiter.version() <= project.version());
        }
        told.forEach(waiter -> waiter.answer().complete(new Awaited.Known(project)));
    }

    public void delete(ProjectId project) {
        List<Waiter> told;
        synchronized (this) {
            projects.remove(project);
            deleted.add(project);
            told = take(waiter -> waiter.project().equals(project));
        }
        told.forEach(waiter -> waiter.answer().complete(new Awaited.Deleted()));
    }

    /** Ends the waiting of an attempt that was taken back. */
    public void revoke(AttemptId attempt) {
        List<Waiter> told;
        synchronized (this) {
            told = take(waiter -> waiter.attempt().equals(attempt));
        }
        told.forEach(waiter -> waiter.answer().complete(new Awaited.Revoked()));
    }

    /** How many wait, for the metric of that name. */
    public synchronized int waiting() {
        return waiters.size();
    }

    private List<Waiter> take(Predicate<Waiter> condition) {
        List<Waiter> taken = new ArrayList<>();
        for (Iterator<Waiter> each = waiters.iterator(); each.hasNext(); ) {
            Waiter waiter = each.next();
            if (condition.test(waiter)) {
                each.remove();
                taken.add(waiter);
            }
        }
        return taken;
    }
}
