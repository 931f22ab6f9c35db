package dev.ringmaster.api.plan;

import dev.ringmaster.api.store.StoredTask;
import dev.ringmaster.api.view.FinishedAttempt;
import dev.ringmaster.api.view.WorkerSummary;
import dev.ringmaster.model.project.Project;
import dev.ringmaster.model.settings.RetrySettings;
import dev.ringmaster.model.settings.SchedulingSettings;
import java.time.Instant;
import java.util.List;

/**
 * What a plan is made of.
 *
 * @param open the project's unfinished tasks
 * @param past finished attempts of any project, the newest first
 * @param now the moment that the plan counts from
 */
public record PlanFacts(
        Project project,
        List<StoredTask> open,
        List<WorkerSummary> workers,
        List<FinishedAttempt> past,
        SchedulingSettings scheduling,
        RetrySettings retry,
        Instant now) {

    public PlanFacts {
        open = List.copyOf(open);
        workers = List.copyOf(workers);
        past = List.copyOf(past);
    }
}
