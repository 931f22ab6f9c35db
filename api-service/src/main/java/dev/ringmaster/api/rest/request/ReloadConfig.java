package dev.ringmaster.api.rest.request;

import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** How the settings are to be looked at, and who asks. */
@Schema(name = "ReloadConfig")
public record ReloadConfig(
        @Schema(
                description =
                        "Whether changed keys that could open a door are meant, such as the address to listen on; default false.")
        @Nullable
        Boolean confirm,

        @Schema(description = "Who asks; default 'a person'.") @Size(max = 100) @Nullable
        String by) {

    public static final ReloadConfig USUAL = new ReloadConfig(null, null);

    public boolean confirmed() {
        return Boolean.TRUE.equals(confirm);
    }

    public String asker() {
        return by == null || by.isBlank() ? "a person" : by;
    }
}
