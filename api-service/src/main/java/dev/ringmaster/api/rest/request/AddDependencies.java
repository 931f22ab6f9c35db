package dev.ringmaster.api.rest.request;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Tasks that another one is to wait for. */
@Schema(name = "AddDependencies")
public record AddDependencies(
        @Schema(description = "Task ids, beginnings of ids or external ids.", examples = "[\"textkit-3\"]")
        @NotEmpty
        @Size(max = 1000)
        List<@NotBlank String> dependsOn) {}
