package dev.ringmaster.api.plan;

import dev.ringmaster.api.store.StoredTask;
import dev.ringmaster.api.view.FinishedAttempt;
import dev.ringmaster.api.view.WorkerSummary;
import dev.ringmaster.model.id.ProjectId;
import dev.ringmaster.model.project.Project;
import dev.ringmaster.model.settings.RetrySettings;
import dev.ringmaster.model.settings.SchedulingSettings;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What a plan is made of.
 *
 * @param open the project's unfinished tasks
 * @param others what else uses slots
 * @param past finished attempts of any project, the newest first
 * @param now the moment that the plan counts from
 */
public record PlanFacts(
        Project project,
        List<StoredTask> open,
        Others others,
        List<WorkerSummary> workers,
        List<FinishedAttempt> past,
        SchedulingSettings scheduling,
        RetrySettings retry,
        Instant now) {

    /**
     * Unfinished tasks of other projects.
     *
     * @param projects all that the tasks are of, maybe more
     */
    public record Others(List<Project> projects, List<StoredTask> open) {

        public static final Others NONE = new Others(List.of(), List.of());

        /** Tasks of projects that are not known are left out: nothing of them is given out. */
        public Others {
            projects = List.copyOf(projects);
            Set<ProjectId> known = projects.stream().map(Project::id).collect(Collectors.toSet());
            open = open.stream()
                    .filter(task -> known.contains(task.definition().project()))
                    .toList();
        }
    }

    public PlanFacts {
        open = List.copyOf(open);
        workers = List.copyOf(workers);
        past = List.copyOf(past);
    }

    /** Whether the task's project is paused. */
    boolean isPaused(ProjectId id) {
        return project.id().equals(id)
                ? project.policy().paused()
                : others.projects().stream()
                        .anyMatch(
                                other -> other.id().equals(id) && other.policy().paused());
    }
}
