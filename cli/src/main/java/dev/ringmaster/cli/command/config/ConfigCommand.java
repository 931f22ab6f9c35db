package dev.ringmaster.cli.command.config;

import dev.ringmaster.cli.RingmasterCommand;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Groups the commands about {@code ringmaster.toml}. */
@Command(
        name = "config",
        description = "Check ringmaster.toml, and show what is in force and why.",
        synopsisSubcommandLabel = "COMMAND",
        footer = {
            "",
            "Examples:",
            "  ringmaster config validate",
            "  ringmaster config show",
            "  ringmaster config explain retry.max_attempts"
        })
public final class ConfigCommand implements Runnable {

    @Spec
    @SuppressWarnings("NullAway.Init") // set before the command runs
    private CommandSpec spec;

    /** The command with its subcommands. */
    public static CommandLine line(RingmasterCommand root) {
        return new CommandLine(new ConfigCommand())
                .addSubcommand(new ConfigValidateCommand(root))
                .addSubcommand(new ConfigShowCommand(root))
                .addSubcommand(new ConfigExplainCommand(root))
                .addSubcommand(new ConfigTextCommand.Default(root))
                .addSubcommand(new ConfigTextCommand.Schema(root));
    }

    @Override
    public void run() {
        throw new ParameterException(
                spec.commandLine(), "Missing required subcommand: validate, show, explain, default or schema");
    }
}
