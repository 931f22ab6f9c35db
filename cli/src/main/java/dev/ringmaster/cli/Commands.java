package dev.ringmaster.cli;

import dev.ringmaster.cli.command.VersionCommand;
import dev.ringmaster.cli.install.BuildCommand;
import dev.ringmaster.cli.install.RehearseCommand;
import dev.ringmaster.cli.supervisor.command.DownCommand;
import dev.ringmaster.cli.supervisor.command.RestartCommand;
import dev.ringmaster.cli.supervisor.command.StartCommand;
import dev.ringmaster.cli.supervisor.command.StopCommand;
import dev.ringmaster.cli.supervisor.command.SuperviseCommand;
import dev.ringmaster.cli.supervisor.command.UpCommand;
import java.util.List;

/**
 * The table of commands. A command is created only when it is called (or when all are listed), because reading the annotations
 * of thirty classes takes longer than most commands do.
 */
final class Commands {

    /** In the order that the help shows. */
    static final List<String> NAMES =
            List.of("up", "down", "start", "stop", "restart", "build", "supervise", "rehearse", "version");

    private Commands() {}

    /** @throws IllegalArgumentException if no command has this name */
    static Object create(String name, RingmasterCommand root) {
        return switch (name) {
            // The ring itself.
            case "up" -> new UpCommand(root);
            case "down" -> new DownCommand(root);
            case "start" -> new StartCommand(root);
            case "stop" -> new StopCommand(root);
            case "restart" -> new RestartCommand(root);
            case "build" -> new BuildCommand(root);
            case "rehearse" -> new RehearseCommand(root);
            case "supervise" -> new SuperviseCommand(root);

            // Its work.
            case "version" -> new VersionCommand(root);
            default -> throw new IllegalArgumentException("no command '" + name + "'");
        };
    }
}
