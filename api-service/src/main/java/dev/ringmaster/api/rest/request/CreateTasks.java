package dev.ringmaster.api.rest.request;

import dev.ringmaster.api.problem.FieldErrors;
import dev.ringmaster.api.task.TaskDraft;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Tasks to create: all of them or, when one is refused, none. */
@Schema(name = "CreateTasks")
public record CreateTasks(
        @Schema(description = "The project's id.", examples = "textkit") @NotBlank
        String project,

        @NotEmpty @Size(max = 20_000) List<@Valid @NotNull NewTask> tasks) {

    public List<TaskDraft> toDrafts() {
        FieldErrors errors = new FieldErrors();
        List<TaskDraft> drafts = new ArrayList<>(tasks.size());
        for (int i = 0; i < tasks.size(); i++) {
            drafts.add(tasks.get(i).toDraft("tasks[" + i + "].", errors));
        }
        errors.throwIfAny();
        return drafts;
    }
}
