package dev.ringmaster.api.rest.request;

import dev.ringmaster.api.problem.FieldErrors;
import dev.ringmaster.api.project.ProjectKey;
import dev.ringmaster.model.id.ProjectId;
import dev.ringmaster.model.project.Project;
import dev.ringmaster.model.project.ProjectPolicy;
import dev.ringmaster.model.project.Workspace;
import dev.ringmaster.model.project.WorkspaceSetup;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A project to add. */
@Schema(name = "CreateProject")
public record CreateProject(
        @Schema(description = "Short key, the start of task ids. Default: made from the name.", examples = "textkit")
        @Pattern(
                regexp = "[a-z][a-z0-9-]{0,39}",
                message = "starts with a letter and has only lower-case letters, digits and hyphens, at most 40")
        @Nullable
        String id,

        @Schema(description = "Default: the last part of the repository.") @Size(max = 200) @Nullable
        String name,

        @Schema(
                description = "Absolute path or URL of a git repository; none with workspace 'none'.",
                examples = "/home/sam/textkit")
        @Size(max = 4000)
        @Nullable
        String repository,

        @Schema(description = "The branch work lands on. Default: the one that is checked out.", examples = "main")
        @Pattern(regexp = "(?!-)[^\\s~^:?*\\[\\\\]{1,250}", message = "is not a branch name")
        @Nullable
        String targetBranch,

        @Schema(
                description = "Where attempts work: 'worktree' (default) or 'none'.",
                enumeration = {"worktree", "none"})
        @Pattern(regexp = "worktree|none", message = "is 'worktree' or 'none'")
        @Nullable
        String workspace,

        @Schema(description = "Checks of every task, in order.") @Size(max = 50) @Nullable
        List<@Valid @NotNull GateBody> gates,

        @Schema(description = "Markdown for agents.") @Size(max = 100_000) @Nullable
        String description,

        @Schema(description = "One rule for agents each.") @Size(max = 200) @Nullable
        List<@NotNull String> conventions,

        @Valid @Nullable PolicyBody policy,
        @Valid @Nullable SetupBody setup) {

    public Workspace workspaceOrDefault() {
        return workspace == null ? Workspace.WORKTREE : Workspace.ofWord(workspace);
    }

    /**
     * @param checkedRepository as it is to be kept; empty without one
     * @param defaults for what the policy leaves out
     */
    public Project toProject(String checkedRepository, String branch, ProjectPolicy defaults) {
        FieldErrors errors = new FieldErrors();
        String called = name != null && !name.isBlank()
                ? name.strip()
                : checkedRepository.isEmpty() ? (id == null ? "" : id) : ProjectKey.nameOfRepository(checkedRepository);
        ProjectId key = errors.parse("id", () -> id == null ? ProjectKey.ofName(called) : new ProjectId(id))
                .orElse(new ProjectId("invalid"));
        var checks = GateBody.gates(gates, "gates", errors);
        WorkspaceSetup prepared = SetupBody.over(WorkspaceSetup.NONE, setup, errors);
        errors.throwIfAny();
        return new Project(
                key,
                1,
                called,
                checkedRepository,
                branch,
                workspaceOrDefault(),
                checks,
                description == null ? "" : description,
                conventions == null ? List.of() : conventions,
                PolicyBody.over(defaults, policy),
                List.of(),
                prepared);
    }
}
