package dev.ringmaster.api.why.facts;

import dev.ringmaster.api.store.StoredTask;
import dev.ringmaster.api.view.WorkerOutlook;
import dev.ringmaster.api.view.WorkerSummary;
import dev.ringmaster.api.why.Offer;
import dev.ringmaster.model.id.ProjectId;
import dev.ringmaster.model.id.WorkerId;
import dev.ringmaster.model.project.Project;
import dev.ringmaster.model.settings.SchedulingSettings;
import dev.ringmaster.model.task.TaskState;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Which slots a task may have, and which limits are reached; it explains, who takes what is queue-service's to decide. */
final class Limits {

    private final SchedulingSettings scheduling;
    private final @Nullable Project project;
    private final List<TaskState> holding;

    Limits(SchedulingSettings scheduling, @Nullable Project project, List<TaskState> holding) {
        this.scheduling = scheduling;
        this.project = project;
        this.holding = holding;
    }

    Offer offer(WorkerOutlook workers, StoredTask task) {
        WorkerId chosen = task.state() == null ? null : task.state().reassignTo();
        List<WorkerSummary> open = workers.open(task.definition()).stream()
                .filter(worker -> chosen == null || worker.id().equals(chosen))
                .toList();
        return new Offer(
                workers.obstacle(task.definition()).orElse(null),
                open.stream()
                        .map(worker -> new Offer.Slots(worker.id(), used(worker.id()), slots(worker)))
                        .toList(),
                reached(workers, open));
    }

    private static int slots(WorkerSummary worker) {
        return worker.slots() == null ? worker.capacity() : worker.slots();
    }

    private int used(WorkerId worker) {
        return (int)
                holding.stream().filter(state -> worker.equals(state.worker())).count();
    }

    private List<String> reached(WorkerOutlook workers, List<WorkerSummary> open) {
        List<String> reached = new ArrayList<>();
        if (holding.size() >= scheduling.maxConcurrent()) {
            reached.add("The whole ring runs " + holding.size() + " of at most " + scheduling.maxConcurrent()
                    + " attempts at one time");
        }
        if (project != null) {
            ProjectId id = project.id();
            long own =
                    holding.stream().filter(state -> state.project().equals(id)).count();
            if (own >= project.policy().maxConcurrent()) {
                reached.add("Its project runs " + own + " of at most "
                        + project.policy().maxConcurrent() + " attempts at one time");
            }
        }
        for (String type : open.stream().map(WorkerSummary::type).collect(Collectors.toCollection(TreeSet::new))) {
            Integer most = scheduling.maxPerType().get(type);
            long runs = workers.workers().stream()
                    .filter(worker -> worker.type().equals(type))
                    .mapToLong(worker -> used(worker.id()))
                    .sum();
            if (most != null && runs >= most) {
                reached.add(
                        "Workers of type " + type + " run " + runs + " of at most " + most + " attempts at one time");
            }
        }
        return reached;
    }
}
