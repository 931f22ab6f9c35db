package dev.ringmaster.cli.install.command;

import dev.ringmaster.cli.Main;
import dev.ringmaster.cli.RingmasterCommand;
import dev.ringmaster.cli.Surroundings;
import java.io.ByteArrayInputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** Runs the client's commands for nobody, so that the cache this process leaves knows them. */
@Command(name = "rehearse", hidden = true, description = "Run many commands silently, to train the start-up cache.")
public final class RehearseCommand implements Callable<Integer> {

    private static final List<List<String>> COMMANDS = List.of(
            List.of("--help"),
            List.of("version"),
            List.of("status"),
            List.of("status", "-o", "json"),
            List.of("project", "list"),
            List.of("list"),
            List.of("list", "-o", "json"),
            List.of("ready"),
            List.of("show", "training-1"),
            List.of("add", "Rehearse", "--project", "training"),
            List.of("wait", "training-1"),
            List.of("logs", "training-1"),
            List.of("decisions"),
            List.of("agents", "list"),
            List.of("config", "validate"),
            List.of("no-such-command"));

    private final RingmasterCommand root;

    public RehearseCommand(RingmasterCommand root) {
        this.root = root;
    }

    @Override
    public Integer call() {
        PrintStream nowhere = new PrintStream(OutputStream.nullOutputStream());
        Surroundings real = root.surroundings();
        Surroundings silent = new Surroundings(
                nowhere,
                nowhere,
                new ByteArrayInputStream(new byte[0]),
                real.environment(),
                real.workingDirectory(),
                false,
                real.clock());
        COMMANDS.forEach(command -> Main.run(silent, command.toArray(String[]::new)));
        return 0;
    }
}
