package dev.ringmaster.api.rest.request;

import dev.ringmaster.api.problem.FieldErrors;
import dev.ringmaster.api.task.TaskDraft;
import dev.ringmaster.model.task.Priority;
import dev.ringmaster.model.task.Proviso;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A task to create. */
@Schema(name = "NewTask")
public record NewTask(
        @Schema(description = "A name for other tasks of this request to depend on.", examples = "parser")
        @Size(min = 1, max = 100)
        @Nullable
        String ref,

        @Schema(description = "One line.", examples = "Parse the header") @NotBlank @Size(max = 500)
        String title,

        @Schema(description = "Markdown.") @Size(max = 200_000) @Nullable
        String description,

        @Schema(description = "What must be true when it is done, one sentence each.") @Size(max = 100) @Nullable
        List<@NotBlank @Size(max = 10_000) String> acceptanceCriteria,

        @Schema(description = "0 (highest) to 4; default 2.") @Min(0) @Max(4) @Nullable
        Integer priority,

        @Schema(description = "feature, bug_fix, infrastructure, research, documentation or chore.") @Nullable
        String kind,

        @Schema(description = "Refs of this request, task ids, or external ids of this project.")
        @Size(max = 1000)
        @Nullable
        List<@NotBlank String> dependsOn,

        @Size(max = 50) @Nullable List<@NotBlank @Size(max = 100) String> labels,

        @Schema(description = "Capabilities its worker must have.", examples = "[\"java\"]") @Size(max = 50) @Nullable
        List<@NotNull String> requires,

        @Schema(description = "The worker that must take it.") @Nullable
        String agent,

        @Schema(description = "Checks of this task alone, after the project's.") @Size(max = 50) @Nullable
        List<@Valid @NotNull GateBody> gates,

        @Schema(description = "How long an attempt is expected to take, ISO-8601.", examples = "PT5M") @Nullable
        String estimate,

        @Schema(
                description = "open (default), draft or done.",
                enumeration = {"open", "draft", "done"})
        @Nullable
        String status,

        @Schema(description = "Its id in another system.") @Size(min = 1, max = 200) @Nullable
        String externalId,

        @Schema(description = "It is not given out before this moment.", examples = "2026-12-01T00:00:00Z") @Nullable
        String notBefore) {

    TaskDraft toDraft(String prefix, FieldErrors errors) {
        TaskFields fields = new TaskFields(prefix, errors);
        return new TaskDraft(
                ref,
                fields.title(title),
                description == null ? "" : description,
                TaskFields.orEmpty(acceptanceCriteria),
                priority == null ? Priority.NORMAL : new Priority(priority),
                fields.kind(kind),
                TaskFields.orEmpty(dependsOn),
                fields.labels(labels),
                fields.requires(requires),
                fields.agent(agent),
                GateBody.gates(gates, prefix + "gates", errors),
                fields.estimate(estimate),
                null,
                externalId,
                fields.status(status),
                new Proviso(fields.notBefore(notBefore)));
    }
}
