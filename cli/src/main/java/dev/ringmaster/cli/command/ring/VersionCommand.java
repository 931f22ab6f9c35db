package dev.ringmaster.cli.command.ring;

import dev.ringmaster.cli.Main;
import dev.ringmaster.cli.RingmasterCommand;
import dev.ringmaster.cli.client.Json;
import dev.ringmaster.cli.output.OutputOption;
import dev.ringmaster.cli.output.Printer;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Says which version this is and on which Java it runs. */
@Command(
        name = "version",
        description = "Show the version.",
        footer = {"", "Example:", "  ringmaster version"})
public final class VersionCommand implements Callable<Integer> {

    @Mixin
    private OutputOption output = new OutputOption();

    private final RingmasterCommand root;

    public VersionCommand(RingmasterCommand root) {
        this.root = root;
    }

    @Override
    public Integer call() {
        String java = Runtime.version().toString();
        new Printer(root, output.format())
                .item(
                        "Version",
                        Json.object().put("id", Main.version()).put("java", java),
                        out -> out.println("ringmaster " + Main.version() + " (Java " + java + ")"));
        return 0;
    }
}
