package dev.ringmaster.cli.install.command;

import dev.ringmaster.cli.CommandFailure;
import dev.ringmaster.cli.ExitCode;
import dev.ringmaster.cli.RingmasterCommand;
import dev.ringmaster.cli.install.Installation;
import dev.ringmaster.cli.install.Installer;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Installs what Maven has built. The {@code ringmaster} script runs Maven first when something is older than its sources. */
@Command(
        name = "build",
        description = {
            "Build what is older than its sources, install it and train its start-up caches.",
            "up, demo and bench do this by themselves; a ring that runs keeps its programs until they are restarted."
        },
        footer = {"", "Example:", "  ringmaster build"})
public final class BuildCommand implements Callable<Integer> {

    private final RingmasterCommand root;

    @Option(names = "--no-training", description = "Leave the start-up caches out; everything starts more slowly.")
    private boolean withoutTraining;

    public BuildCommand(RingmasterCommand root) {
        this.root = root;
    }

    @Override
    public Integer call() throws InterruptedException {
        PrintStream err = root.surroundings().err();
        Installation installation = Installation.ofProcess().orElseThrow(BuildCommand::noScript);
        @Nullable String checkout = System.getProperty("ringmaster.checkout");
        if (checkout == null) {
            throw noScript();
        }
        try {
            new Installer(Path.of(checkout), installation, Path.of(System.getProperty("java.home")), err::println)
                    .install(!withoutTraining);
            return ExitCode.OK.code();
        } catch (IOException failure) {
            throw new CommandFailure(
                    ExitCode.FAILED,
                    "the installation failed: " + failure.getMessage(),
                    "What was installed before still works.",
                    failure);
        }
    }

    private static CommandFailure noScript() {
        return new CommandFailure(
                ExitCode.FAILED,
                "this is not run by the ringmaster script",
                "Use the ringmaster script of the checkout.");
    }
}
