package dev.ringmaster.api.view;

import dev.ringmaster.model.id.Capability;
import dev.ringmaster.model.id.WorkerId;
import dev.ringmaster.model.task.TaskDefinition;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Says why a ready task waits for a worker in vain. It only explains; who takes what is queue-service's to decide.
 *
 * @param workers all that are known
 */
public record WorkerOutlook(List<WorkerSummary> workers) {

    public WorkerOutlook {
        workers = List.copyOf(workers);
    }

    /** One sentence without the task's name; empty when a worker that may take it is at work, or none has been heard of yet. */
    public Optional<String> obstacle(TaskDefinition task) {
        if (workers.isEmpty()) {
            return Optional.empty();
        }
        List<WorkerSummary> able =
                workers.stream().filter(worker -> mayTake(worker, task)).toList();
        if (able.isEmpty()) {
            return Optional.of(
                    "is ready, but " + nobody(task) + ": change the task, or [[workers]] in ringmaster.toml");
        }
        if (able.stream().anyMatch(WorkerOutlook::takesTasks)) {
            return Optional.empty();
        }
        return Optional.of("is ready, but "
                + able.stream()
                        .map(worker -> "worker " + worker.id() + " is " + worker.status()
                                + (worker.reason() == null ? "" : " (" + worker.reason() + ")"))
                        .collect(Collectors.joining(" and ")));
    }

    /** The workers that may take the task and take tasks now. */
    public List<WorkerSummary> open(TaskDefinition task) {
        return workers.stream()
                .filter(worker -> mayTake(worker, task) && takesTasks(worker))
                .toList();
    }

    private static boolean mayTake(WorkerSummary worker, TaskDefinition task) {
        boolean able = worker.capabilities().containsAll(task.requires());
        return task.agent() == null
                ? able && !(worker.dedicated() && task.requires().isEmpty())
                : able && worker.id().equals(task.agent());
    }

    private static boolean takesTasks(WorkerSummary worker) {
        return worker.status().equals("available") || worker.status().equals("busy");
    }

    private String nobody(TaskDefinition task) {
        WorkerId agent = task.agent();
        if (agent != null && workers.stream().noneMatch(worker -> worker.id().equals(agent))) {
            return "there is no worker '" + agent + "', which it names as its agent";
        }
        Set<Capability> requires = task.requires();
        String all = requires.stream().sorted().map(Capability::value).collect(Collectors.joining(", "));
        return requires.isEmpty()
                ? "every worker is dedicated to other tasks"
                : (agent == null ? "no worker" : "worker " + agent + " does not") + " offer"
                        + (agent == null ? "s " : " ") + "what it requires (" + all + ")";
    }
}
