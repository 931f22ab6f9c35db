package dev.ringmaster.cli.command.control;

import dev.ringmaster.cli.RingmasterCommand;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Gives agents work again, also one that could not log in. */
@Command(
        name = "resume",
        description = "Gives agents work again, also one that could not log in.",
        footer = {"", "Example:", "  ringmaster agents resume codex"})
public final class AgentsResumeCommand implements Callable<Integer> {

    @Mixin
    private AgentBrake brake = new AgentBrake();

    private final RingmasterCommand root;

    public AgentsResumeCommand(RingmasterCommand root) {
        this.root = root;
    }

    @Override
    public Integer call() {
        return brake.apply(root, "resume", "gets work again");
    }
}
