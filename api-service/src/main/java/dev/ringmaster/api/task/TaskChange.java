package dev.ringmaster.api.task;

import dev.ringmaster.model.id.Capability;
import dev.ringmaster.model.id.TaskId;
import dev.ringmaster.model.id.WorkerId;
import dev.ringmaster.model.project.Gate;
import dev.ringmaster.model.task.Priority;
import dev.ringmaster.model.task.TaskDefinition;
import dev.ringmaster.model.task.TaskKind;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A change of some fields of a task; null leaves a field as it is. The fields that may be absent are cleared by an empty optional.
 */
public record TaskChange(
        @Nullable String title,
        @Nullable String description,
        @Nullable List<String> acceptanceCriteria,
        @Nullable Priority priority,
        @Nullable TaskKind kind,
        @Nullable Set<TaskId> dependsOn,
        @Nullable List<String> labels,
        @Nullable Set<Capability> requires,
        @Nullable Optional<WorkerId> agent,
        @Nullable List<Gate> gates,
        @Nullable Optional<Duration> estimate,
        @Nullable Optional<Instant> notBefore) {

    /** A change of the dependencies alone. */
    public static TaskChange ofDependencies(Set<TaskId> dependsOn) {
        return new TaskChange(null, null, null, null, null, dependsOn, null, null, null, null, null, null);
    }

    /** The task after the change, one version on; the task itself when nothing differs. */
    public TaskDefinition applyTo(TaskDefinition task) {
        TaskDefinition changed = revised(task, task.version());
        return changed.equals(task) ? task : revised(task, task.version() + 1);
    }

    /** The same task, one version on. */
    public static TaskDefinition nextVersionOf(TaskDefinition task) {
        return new TaskChange(null, null, null, null, null, null, null, null, null, null, null, null)
                .revised(task, task.version() + 1);
    }

    private TaskDefinition revised(TaskDefinition task, long version) {
        return new TaskDefinition(
                task.id(),
                task.project(),
                or(title, task.title()),
                or(description, task.description()),
                or(acceptanceCriteria, task.acceptanceCriteria()),
                or(priority, task.priority()),
                or(kind, task.kind()),
                or(dependsOn, task.dependsOn()),
                or(labels, task.labels()),
                or(requires, task.requires()),
                agent == null ? task.agent() : agent.orElse(null),
                or(gates, task.gates()),
                estimate == null ? task.estimate() : estimate.orElse(null),
                task.retryOf(),
                task.externalId(),
                version,
                task.createdAt(),
                notBefore == null ? task.proviso() : task.provisoOrNone().withNotBefore(notBefore.orElse(null)));
    }

    private static <T> T or(@Nullable T changed, T old) {
        return changed == null ? old : changed;
    }
}
