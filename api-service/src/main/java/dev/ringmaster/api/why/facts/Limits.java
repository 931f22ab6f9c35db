package dev.ringmaster.api.why.facts;

import dev.ringmaster.api.store.StoredTask;
import dev.ringmaster.api.view.WorkerOutlook;
import dev.ringmaster.api.view.WorkerSummary;
import dev.ringmaster.api.why.Offer;
import dev.ringmaster.model.id.Capability;
import dev.ringmaster.model.id.ProjectId;
import dev.ringmaster.model.id.WorkerId;
import dev.ringmaster.model.project.Project;
import dev.ringmaster.model.settings.SchedulingSettings;
import dev.ringmaster.model.task.TaskDefinition;
import dev.ringmaster.model.task.TaskState;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Which slots a task may have, and which limits are reached; it explains, who takes what is queue-service's to decide. */
final class Limits {

    private final SchedulingSettings scheduling;
    private final @Nullable Project project;
    private final List<TaskState> holding;
    private final List<Capability> required;

    /**
     * @param holding the tasks that hold slots
     * @param required what those require, one entry for each task and capability
     */
    Limits(
            SchedulingSettings scheduling,
            @Nullable Project project,
            List<TaskState> holding,
            List<Capability> required) {
        this.scheduling = scheduling;
        this.project = project;
        this.holding = holding;
        this.required = required;
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
                reached(workers, open, task.definition()));
    }

    private static int slots(WorkerSummary worker) {
        return worker.slots() == null ? worker.capacity() : worker.slots();
    }

    private int used(WorkerId worker) {
        return (int)
                holding.stream().filter(state -> worker.equals(state.worker())).count();
    }

    private List<String> reached(WorkerOutlook workers, List<WorkerSummary> open, TaskDefinition task) {
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
        reached.addAll(reached("Workers of type ", scheduling.maxPerType(), WorkerSummary::type, workers, open));
        reached.addAll(
                reached("The workers of account ", scheduling.maxPerAccount(), WorkerSummary::account, workers, open));
        for (Capability capability : task.requires()) {
            Integer most = scheduling.maxPerCapability().get(capability.value());
            int runs = Collections.frequency(required, capability);
            if (most != null && runs >= most) {
                reached.add("Tasks that require " + capability + " have " + runs + " of at most " + most
                        + " attempts at one time");
            }
        }
        return reached;
    }

    private List<String> reached(
            String who,
            Map<String, Integer> limits,
            Function<WorkerSummary, String> groupOf,
            WorkerOutlook workers,
            List<WorkerSummary> open) {
        List<String> reached = new ArrayList<>();
        for (String group : open.stream().map(groupOf).collect(Collectors.toCollection(TreeSet::new))) {
            Integer most = limits.get(group);
            long runs = workers.workers().stream()
                    .filter(worker -> groupOf.apply(worker).equals(group))
                    .mapToLong(worker -> used(worker.id()))
                    .sum();
            if (most != null && runs >= most) {
                reached.add(who + group + " run " + runs + " of at most " + most + " attempts at one time");
            }
        }
        return reached;
    }
}
