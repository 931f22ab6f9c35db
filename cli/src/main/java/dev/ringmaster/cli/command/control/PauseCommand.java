package dev.ringmaster.cli.command.control;

import dev.ringmaster.cli.RingmasterCommand;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Holds tasks, or the whole ring, back. */
@Command(
        name = "pause",
        description = "Start nothing more of tasks, or of the whole ring; what runs goes on to its end.",
        footer = {"", "Examples:", "  ringmaster pause textkit-7 -m \"looks wrong\"", "  ringmaster pause --all"})
public final class PauseCommand implements Callable<Integer> {

    @Mixin
    private TaskBrake brake = new TaskBrake();

    @Spec
    @SuppressWarnings("NullAway.Init") // set before the command runs
    private CommandSpec spec;

    private final RingmasterCommand root;

    public PauseCommand(RingmasterCommand root) {
        this.root = root;
    }

    @Override
    public Integer call() {
        return brake.apply(root, spec, "pause", "starts nothing more", "is paused after its attempt");
    }
}
