package dev.ringmaster.api.task;

import dev.ringmaster.model.id.Capability;
import dev.ringmaster.model.id.TaskId;
import dev.ringmaster.model.id.WorkerId;
import dev.ringmaster.model.project.Gate;
import dev.ringmaster.model.task.InitialStatus;
import dev.ringmaster.model.task.Priority;
import dev.ringmaster.model.task.Proviso;
import dev.ringmaster.model.task.TaskKind;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A task that someone wants, before it has an id.
 *
 * @param ref a name for other drafts of the same request to depend on, or null
 * @param dependsOn refs of the same request, task ids or external ids of the same project
 */
public record TaskDraft(
        @Nullable String ref,
        String title,
        String description,
        List<String> acceptanceCriteria,
        Priority priority,
        TaskKind kind,
        List<String> dependsOn,
        List<String> labels,
        Set<Capability> requires,
        @Nullable WorkerId agent,
        List<Gate> gates,
        @Nullable Duration estimate,
        @Nullable TaskId retryOf,
        @Nullable String externalId,
        InitialStatus status,
        Proviso proviso) {

    public TaskDraft {
        acceptanceCriteria = List.copyOf(acceptanceCriteria);
        dependsOn = List.copyOf(dependsOn);
        labels = List.copyOf(labels);
        requires = Set.copyOf(requires);
        gates = List.copyOf(gates);
    }
}
