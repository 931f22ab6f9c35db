package dev.ringmaster.cli.command.project;

import dev.ringmaster.cli.RingmasterCommand;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Groups the commands about projects. */
@Command(
        name = "project",
        description = "Add, show and remove projects.",
        synopsisSubcommandLabel = "COMMAND",
        footer = {"", "Example:", "  ringmaster project add . --gate 'mvn -q test'"})
public final class ProjectCommand implements Runnable {

    @Spec
    @SuppressWarnings("NullAway.Init") // set before the command runs
    private CommandSpec spec;

    /** The command with its subcommands. */
    public static CommandLine line(RingmasterCommand root) {
        return new CommandLine(new ProjectCommand())
                .addSubcommand(new ProjectAddCommand(root))
                .addSubcommand(new ProjectListCommand(root))
                .addSubcommand(new ProjectShowCommand(root))
                .addSubcommand(new ProjectRemoveCommand(root));
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Missing required subcommand: add, list, show or remove");
    }
}
