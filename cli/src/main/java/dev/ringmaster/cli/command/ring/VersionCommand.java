package dev.ringmaster.cli.command.ring;

import dev.ringmaster.cli.Main;
import dev.ringmaster.cli.RingmasterCommand;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** Says which version this is and on which Java it runs. */
@Command(
        name = "version",
        description = "Show the version.",
        footer = {"", "Example:", "  ringmaster version"})
public final class VersionCommand implements Callable<Integer> {

    private final RingmasterCommand root;

    public VersionCommand(RingmasterCommand root) {
        this.root = root;
    }

    @Override
    public Integer call() {
        root.surroundings().out().println("ringmaster " + Main.version() + " (Java " + Runtime.version() + ")");
        return 0;
    }
}
