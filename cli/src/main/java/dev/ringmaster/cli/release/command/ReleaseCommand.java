package dev.ringmaster.cli.release.command;

import dev.ringmaster.cli.RingmasterCommand;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Groups the steps of a release on this machine, which release-service calls one after the other. */
@Command(
        name = "release",
        hidden = true,
        description = "Lay out, try, keep and take back releases of Ringmaster on this machine; for release-service.",
        synopsisSubcommandLabel = "COMMAND",
        footer = {"", "Example:", "  ringmaster release show"})
public final class ReleaseCommand implements Runnable {

    @Spec
    @SuppressWarnings("NullAway.Init") // set before the command runs
    private CommandSpec spec;

    /** The command with its subcommands. */
    public static CommandLine line(RingmasterCommand root) {
        return new CommandLine(new ReleaseCommand())
                .addSubcommand(new StageCommand(root))
                .addSubcommand(new RehearseReleaseCommand(root))
                .addSubcommand(new ActivateCommand(root))
                .addSubcommand(new KeepCommand(root))
                .addSubcommand(new BackCommand(root))
                .addSubcommand(new ShowReleasesCommand(root));
    }

    @Override
    public void run() {
        throw new ParameterException(
                spec.commandLine(), "Missing required subcommand: stage, rehearse, activate, keep, back or show");
    }
}
