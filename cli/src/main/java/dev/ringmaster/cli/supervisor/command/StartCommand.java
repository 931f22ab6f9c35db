package dev.ringmaster.cli.supervisor.command;

import dev.ringmaster.cli.RingmasterCommand;
import dev.ringmaster.cli.oversight.Overseer;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Tells the supervisor to start one component. */
@Command(
        name = "start",
        description = "Start a component that was stopped, and wait until it is ready.",
        footer = {"", "Example:", "  ringmaster start queue-service"})
public final class StartCommand implements Callable<Integer> {

    private final RingmasterCommand root;

    @Parameters(paramLabel = "COMPONENT", description = "broker, api-service … as ringmaster status names them.")
    private String component = "";

    public StartCommand(RingmasterCommand root) {
        this.root = root;
    }

    @Override
    public Integer call() {
        return ComponentOrder.send(root, component, Overseer::start);
    }
}
