package dev.ringmaster.api.rest.request;

import dev.ringmaster.api.problem.FieldErrors;
import dev.ringmaster.model.project.WorkspaceSetup;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What makes a fresh worktree ready for an agent; what is absent stays as it is. */
@Schema(name = "WorkspaceSetup")
public record SetupBody(
        @Schema(description = "Run in the worktree before the agent, in order; one that fails ends the attempt.")
        @Size(max = 20)
        @Nullable
        List<@Valid @NotNull GateBody> commands,

        @Schema(
                description =
                        "Files or folders of the checkout that git does not track, copied into the worktree where they"
                                + " exist and never committed; relative paths.",
                examples = ".env")
        @Size(max = 50)
        @Nullable
        List<@NotNull @Size(min = 1, max = 1000) String> copies,

        @Schema(
                description =
                        "Folders that git ignores and set-up commands fill; those of an attempt that has landed are handed to a later one."
                                + " Relative paths.",
                examples = "node_modules")
        @Size(max = 20)
        @Nullable
        List<@NotNull @Size(min = 1, max = 1000) String> kept) {

    static WorkspaceSetup over(WorkspaceSetup old, @Nullable SetupBody change, FieldErrors errors) {
        if (change == null) {
            return old;
        }
        var commands =
                change.commands == null ? old.commands() : GateBody.gates(change.commands, "setup.commands", errors);
        var kept = errors.parse(
                        "setup.kept",
                        () -> new WorkspaceSetup(List.of(), List.of(), change.kept == null ? old.kept() : change.kept))
                .orElse(WorkspaceSetup.NONE)
                .kept();
        return errors.parse(
                        "setup.copies",
                        () -> new WorkspaceSetup(commands, change.copies == null ? old.copies() : change.copies, kept))
                .orElse(old);
    }
}
