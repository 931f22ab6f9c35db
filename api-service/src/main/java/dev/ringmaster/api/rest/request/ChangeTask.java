package dev.ringmaster.api.rest.request;

import dev.ringmaster.api.problem.FieldErrors;
import dev.ringmaster.api.task.TaskChange;
import dev.ringmaster.model.id.TaskId;
import dev.ringmaster.model.task.Priority;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A change of a task; what is absent stays as it is. */
@Schema(
        name = "ChangeTask",
        description = "What is absent stays as it is; an empty agent, estimate or notBefore clears it.")
public record ChangeTask(
        @Size(min = 1, max = 500) @Nullable String title,
        @Size(max = 200_000) @Nullable String description,
        @Size(max = 100) @Nullable List<@NotBlank @Size(max = 10_000) String> acceptanceCriteria,
        @Min(0) @Max(4) @Nullable Integer priority,
        @Nullable String kind,

        @Schema(description = "The whole new set.") @Size(max = 1000) @Nullable
        List<@NotBlank String> dependsOn,

        @Size(max = 50) @Nullable List<@NotBlank @Size(max = 100) String> labels,
        @Size(max = 50) @Nullable List<@NotNull String> requires,

        @Schema(description = "A worker's name; empty for any worker.") @Nullable
        String agent,

        @Size(max = 50) @Nullable List<@Valid @NotNull GateBody> gates,

        @Schema(description = "ISO-8601; empty for unknown.") @Nullable
        String estimate,

        @Schema(description = "A moment such as 2026-12-01T00:00:00Z; empty for at once.") @Nullable
        String notBefore) {

    /** @param resolvedDependencies null when they are not to change */
    public TaskChange toChange(@Nullable Set<TaskId> resolvedDependencies) {
        FieldErrors errors = new FieldErrors();
        TaskFields fields = new TaskFields("", errors);
        if (title != null && title.isBlank()) {
            errors.add("title", "must not be blank");
        }
        TaskChange change = new TaskChange(
                title == null ? null : fields.title(title),
                description,
                acceptanceCriteria,
                priority == null ? null : new Priority(priority),
                kind == null ? null : fields.kind(kind),
                resolvedDependencies,
                labels == null ? null : fields.labels(labels),
                requires == null ? null : fields.requires(requires),
                agent == null ? null : Optional.ofNullable(fields.agent(agent)),
                gates == null ? null : GateBody.gates(gates, "gates", errors),
                estimate == null ? null : Optional.ofNullable(fields.estimate(estimate)),
                notBefore == null ? null : Optional.ofNullable(fields.notBefore(notBefore)));
        errors.throwIfAny();
        return change;
    }
}
