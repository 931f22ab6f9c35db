package dev.ringmaster.api.rest.request;

import dev.ringmaster.model.project.LandingMode;
import dev.ringmaster.model.project.ProjectPolicy;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** How a project's tasks are run; what is absent stays as it is. */
@Schema(name = "ProjectPolicyChange")
public record PolicyBody(
        @Schema(description = "Most attempts at one time.") @Min(1) @Max(100_000) @Nullable
        Integer maxConcurrent,

        @Schema(description = "Most counted attempts of one task before a person is asked.")
        @Min(1)
        @Max(1000)
        @Nullable
        Integer maxAttempts,

        @Schema(description = "Share of slots relative to other projects.")
        @DecimalMin(value = "0", inclusive = false)
        @Nullable
        Double weight,

        @Schema(description = "No new attempt starts while this is set.") @Nullable
        Boolean paused,

        @Schema(
                description =
                        "Who brings proven work onto the target branch: 'auto' (default), 'review' or 'pull-request'.",
                enumeration = {"auto", "review", "pull-request"})
        @Pattern(regexp = "auto|review|pull-request", message = "is 'auto', 'review' or 'pull-request'")
        @Nullable
        String landing) {

    static ProjectPolicy over(ProjectPolicy old, @Nullable PolicyBody change) {
        if (change == null) {
            return old;
        }
        return new ProjectPolicy(
                change.maxConcurrent == null ? old.maxConcurrent() : change.maxConcurrent,
                change.maxAttempts == null ? old.maxAttempts() : change.maxAttempts,
                change.weight == null ? old.weight() : change.weight,
                change.paused == null ? old.paused() : change.paused,
                change.landing == null ? old.landing() : LandingMode.ofWord(change.landing));
    }
}
