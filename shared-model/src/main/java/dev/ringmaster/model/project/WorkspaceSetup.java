package dev.ringmaster.model.project;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What makes a fresh worktree ready for an agent.
 *
 * @param commands run in the worktree before the agent, in order, such as the one that installs dependencies; one that fails ends the
 *     attempt before it starts
 * @param copies files or folders of the project's own checkout that git does not track and an agent needs, such as {@code .env}; paths
 *     relative to the checkout, copied where they exist, never committed
 * @param kept folders that git ignores and set-up commands fill, such as {@code node_modules}; those of an attempt that has landed are
 *     handed to a later one, which then has less to set up; relative paths
 */
public record WorkspaceSetup(
        List<Gate> commands,
        List<String> copies,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<String> kept) {

    public static final WorkspaceSetup NONE = new WorkspaceSetup(List.of(), List.of());

    /** A set-up without kept folders. */
    public WorkspaceSetup(List<Gate> commands, List<String> copies) {
        this(commands, copies, List.of());
    }

    /**
     * Checks paths and names.
     *
     * @throws IllegalArgumentException if two commands share a name, or a copy or a kept folder is not inside the checkout or is git's own, or
     *     one kept folder lies in another
     */
    @JsonCreator
    public WorkspaceSetup(List<Gate> commands, List<String> copies, @Nullable List<String> kept) {
        Set<String> names = new HashSet<>();
        for (Gate command : commands) {
            if (!names.add(command.name())) {
                throw new IllegalArgumentException("two set-up commands are named '" + command.name() + "'");
            }
        }
        List<String> folders = kept == null ? List.of() : kept;
        copies.forEach(copy -> checkInside(copy, "copied"));
        folders.forEach(folder -> checkInside(folder, "kept"));
        checkApart(folders);
        this.commands = List.copyOf(commands);
        this.copies = List.copyOf(copies);
        this.kept = List.copyOf(folders);
    }

    private static void checkApart(List<String> folders) {
        for (int i = 0; i < folders.size(); i++) {
            for (int j = 0; j < folders.size(); j++) {
                if (i != j && Path.of(folders.get(i)).startsWith(folders.get(j))) {
                    throw new IllegalArgumentException(
                            "'" + folders.get(i) + "' cannot be kept beside '" + folders.get(j) + "', which holds it");
                }
            }
        }
    }

    private static void checkInside(String copy, String what) {
        Path path = Path.of(copy);
        boolean leavesOrHidesGit = path.isAbsolute()
                || !path.normalize().equals(path)
                || path.startsWith("..")
                || path.startsWith(".git")
                || copy.isBlank();
        if (leavesOrHidesGit) {
            throw new IllegalArgumentException("'" + copy + "' cannot be " + what
                    + ": give a path inside the checkout, such as .env or config/local.properties");
        }
    }
}
