package dev.ringmaster.cli.supervisor.command;

import dev.ringmaster.cli.RingmasterCommand;
import dev.ringmaster.cli.supervisor.control.ControlRequest;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Tells the supervisor to restart one component. */
@Command(
        name = "restart",
        description = "Stop a component and start it again; agents do not notice.",
        footer = {"", "Example:", "  ringmaster restart scheduler-service"})
public final class RestartCommand implements Callable<Integer> {

    private final RingmasterCommand root;

    @Parameters(
            paramLabel = "COMPONENT",
            description = "broker, api-service, queue-service, enricher-service or scheduler-service.")
    private String component = "";

    public RestartCommand(RingmasterCommand root) {
        this.root = root;
    }

    @Override
    public Integer call() {
        return ComponentOrder.send(root, component, ControlRequest.Restart::new);
    }
}
