package dev.ringmaster.cli.command.control;

import dev.ringmaster.cli.RingmasterCommand;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Gives agents no new work; what runs goes on to its end. */
@Command(
        name = "pause",
        description = "Gives agents no new work; what runs goes on to its end.",
        footer = {"", "Example:", "  ringmaster agents pause codex -m \"new key on its way\""})
public final class AgentsPauseCommand implements Callable<Integer> {

    @Mixin
    private AgentBrake brake = new AgentBrake();

    private final RingmasterCommand root;

    public AgentsPauseCommand(RingmasterCommand root) {
        this.root = root;
    }

    @Override
    public Integer call() {
        return brake.apply(root, "pause", "gets no new work");
    }
}
