package dev.ringmaster.cli.supervisor.command;

import dev.ringmaster.cli.RingmasterCommand;
import dev.ringmaster.cli.oversight.Overseer;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Tells the supervisor to stop one component. */
@Command(
        name = "stop",
        description = "Stop a component and leave it stopped, also when the supervisor is restarted.",
        footer = {"", "Example:", "  ringmaster stop queue-service"})
public final class StopCommand implements Callable<Integer> {

    private final RingmasterCommand root;

    @Parameters(paramLabel = "COMPONENT", description = "broker, api-service … as ringmaster status names them.")
    private String component = "";

    public StopCommand(RingmasterCommand root) {
        this.root = root;
    }

    @Override
    public Integer call() {
        return ComponentOrder.send(root, component, Overseer::stop);
    }
}
