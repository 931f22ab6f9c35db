package dev.ringmaster.cli;

import dev.ringmaster.cli.command.VersionCommand;
import java.util.List;

/**
 * The table of commands. A command is created only when it is called (or when all are listed), because reading the annotations
 * of thirty classes takes longer than most commands do.
 */
final class Commands {

    /** In the order that the help shows. */
    static final List<String> NAMES = List.of("version");

    private Commands() {}

    /** @throws IllegalArgumentException if no command has this name */
    static Object create(String name, RingmasterCommand root) {
        return switch (name) {
            // The ring itself.

            // Its work.
            case "version" -> new VersionCommand(root);
            default -> throw new IllegalArgumentException("no command '" + name + "'");
        };
    }
}
