package dev.ringmaster.api.rest.request;

import dev.ringmaster.api.problem.FieldErrors;
import dev.ringmaster.model.project.Gate;
import dev.ringmaster.model.project.Project;
import dev.ringmaster.model.project.WorkspaceSetup;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A change of a project; what is absent stays as it is. */
@Schema(name = "ChangeProject")
public record ChangeProject(
        @Size(min = 1, max = 200) @Nullable String name,
        @Size(min = 1, max = 4000) @Nullable String repository,

        @Pattern(regexp = "(?!-)[^\\s~^:?*\\[\\\\]{1,250}", message = "is not a branch name") @Nullable
        String targetBranch,

        @Size(max = 50) @Nullable List<@Valid @NotNull GateBody> gates,
        @Size(max = 100_000) @Nullable String description,
        @Size(max = 200) @Nullable List<@NotNull String> conventions,
        @Valid @Nullable PolicyBody policy,
        @Valid @Nullable SetupBody setup) {

    /** @param checkedRepository as it is to be kept */
    public Project over(Project old, String checkedRepository, String branch) {
        FieldErrors errors = new FieldErrors();
        List<Gate> checks = GateBody.gates(gates, "gates", errors);
        WorkspaceSetup prepared = SetupBody.over(old.setup(), setup, errors);
        errors.throwIfAny();
        return new Project(
                old.id(),
                old.version(),
                name == null ? old.name() : name.strip(),
                checkedRepository,
                branch,
                old.workspace(),
                gates == null ? old.gates() : checks,
                description == null ? old.description() : description,
                conventions == null ? old.conventions() : conventions,
                PolicyBody.over(old.policy(), policy),
                old.answers(),
                prepared);
    }
}
