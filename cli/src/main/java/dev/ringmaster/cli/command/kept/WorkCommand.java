package dev.ringmaster.cli.command.kept;

import dev.ringmaster.cli.RingmasterCommand;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Groups the commands about kept work. */
@Command(
        name = "work",
        description =
                "Show the work that attempts left and that has not landed, and clear away what nothing is lost by.",
        synopsisSubcommandLabel = "COMMAND",
        footer = {"", "Examples:", "  ringmaster work list", "  ringmaster work gc --dry-run"})
public final class WorkCommand implements Runnable {

    @Spec
    @SuppressWarnings("NullAway.Init") // set before the command runs
    private CommandSpec spec;

    /** The command with its subcommands. */
    public static CommandLine line(RingmasterCommand root) {
        return new CommandLine(new WorkCommand())
                .addSubcommand(new WorkListCommand(root))
                .addSubcommand(new WorkGcCommand(root));
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Missing required subcommand: list or gc");
    }
}
