package dev.ringmaster.api.rest.request;

import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Why something is asked of a task, and who asks. */
@Schema(name = "AskTask")
public record AskTask(
        @Schema(examples = "no longer needed") @Size(max = 2000) @Nullable
        String reason,

        @Schema(description = "Who asks; default 'a person'.") @Size(max = 100) @Nullable
        String by) {

    private static final String SOMEONE = "a person";

    public static String reasonOf(@Nullable AskTask body) {
        return body == null || body.reason() == null || body.reason().isBlank()
                ? "asked for by " + byOf(body)
                : body.reason();
    }

    public static String reasonOrEmpty(@Nullable AskTask body) {
        return body == null || body.reason() == null ? "" : body.reason().strip();
    }

    public static String byOf(@Nullable AskTask body) {
        return body == null || body.by() == null || body.by().isBlank() ? SOMEONE : body.by();
    }
}
