package dev.ringmaster.api.rest.request;

import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Which left work is to be cleared away, and who asks. */
@Schema(name = "CollectWork")
public record CollectWork(
        @Schema(description = "Only this project's; default all.") @Size(max = 40) @Nullable
        String project,

        @Schema(description = "Whether only to say what would go; default false.") @Nullable
        Boolean dryRun,

        @Schema(description = "Who asks; default 'a person'.") @Size(max = 100) @Nullable
        String by) {

    public static final CollectWork ALL = new CollectWork(null, null, null);

    public boolean looksOnly() {
        return Boolean.TRUE.equals(dryRun);
    }

    public String asker() {
        return by == null || by.isBlank() ? "a person" : by;
    }
}
