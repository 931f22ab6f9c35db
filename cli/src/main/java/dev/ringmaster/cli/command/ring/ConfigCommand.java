package dev.ringmaster.cli.command.ring;

import dev.ringmaster.cli.RingmasterCommand;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Groups the commands about {@code ringmaster.toml}. */
@Command(
        name = "config",
        description = "Check and explain ringmaster.toml.",
        synopsisSubcommandLabel = "COMMAND",
        footer = {"", "Example:", "  ringmaster config validate"})
public final class ConfigCommand implements Runnable {

    @Spec
    @SuppressWarnings("NullAway.Init") // set before the command runs
    private CommandSpec spec;

    /** The command with its subcommands. */
    public static CommandLine line(RingmasterCommand root) {
        return new CommandLine(new ConfigCommand())
                .addSubcommand(new ConfigValidateCommand(root))
                .addSubcommand(new ConfigExplainCommand(root));
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Missing required subcommand: validate or explain");
    }
}
