package dev.ringmaster.api.rest.request;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Which worker is to do a task. */
@Schema(name = "ReassignTask")
public record ReassignTask(
        @Schema(description = "The worker's name.", examples = "codex") @NotBlank @Size(max = 64)
        String to,

        @Schema(description = "Who asks; default 'a person'.") @Size(max = 100) @Nullable
        String by) {

    public String byOrSomeone() {
        return AskTask.byOf(new AskTask(null, by));
    }
}
