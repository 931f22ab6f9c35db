package dev.ringmaster.model.project;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What makes a fresh worktree ready for an agent.
 *
 * @param commands run in the worktree before the agent, in order, such as the one that installs dependencies; one that fails ends the
 *     attempt before it starts
 * @param copies files or folders of the project's own checkout that git does not track and an agent needs, such as {@code .env}; paths
 *     relative to the checkout, copied where they exist, never committed
 */
public record WorkspaceSetup(List<Gate> commands, List<String> copies) {

    public static final WorkspaceSetup NONE = new WorkspaceSetup(List.of(), List.of());

    /** @throws IllegalArgumentException if two commands share a name, or a copy is not inside the checkout or is git's own folder */
    public WorkspaceSetup {
        Set<String> names = new HashSet<>();
        for (Gate command : commands) {
            if (!names.add(command.name())) {
                throw new IllegalArgumentException("two set-up commands are named '" + command.name() + "'");
            }
        }
        copies.forEach(WorkspaceSetup::checkInside);
        commands = List.copyOf(commands);
        copies = List.copyOf(copies);
    }

    private static void checkInside(String copy) {
        Path path = Path.of(copy);
        boolean leavesOrHidesGit = path.isAbsolute()
                || !path.normalize().equals(path)
                || path.startsWith("..")
                || path.startsWith(".git")
                || copy.isBlank();
        if (leavesOrHidesGit) {
            throw new IllegalArgumentException("'" + copy
                    + "' cannot be copied: give a path inside the checkout, such as .env or config/local.properties");
        }
    }
}
