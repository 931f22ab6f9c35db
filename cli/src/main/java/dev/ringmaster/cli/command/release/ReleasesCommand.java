package dev.ringmaster.cli.command.release;

import dev.ringmaster.cli.RingmasterCommand;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Groups the commands about releases of Ringmaster by Ringmaster. */
@Command(
        name = "releases",
        description = "Show what became of Ringmaster's changes to itself, and take them back.",
        synopsisSubcommandLabel = "COMMAND",
        footer = {"", "Example:", "  ringmaster releases list"})
public final class ReleasesCommand implements Runnable {

    @Spec
    @SuppressWarnings("NullAway.Init") // set before the command runs
    private CommandSpec spec;

    /** The command with its subcommands. */
    public static CommandLine line(RingmasterCommand root) {
        return new CommandLine(new ReleasesCommand())
                .addSubcommand(new ReleasesListCommand(root))
                .addSubcommand(new ReleasesShowCommand(root))
                .addSubcommand(new ReleasesRollbackCommand(root))
                .addSubcommand(new ReleasesBreakerCommand(root));
    }

    @Override
    public void run() {
        throw new ParameterException(
                spec.commandLine(), "Missing required subcommand: list, show, rollback or breaker");
    }
}
