package dev.ringmaster.cli.command.control;

import dev.ringmaster.cli.RingmasterCommand;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Lets tasks, or the whole ring, go on. */
@Command(
        name = "resume",
        description = "Let tasks, or the whole ring, go on after a pause.",
        footer = {"", "Examples:", "  ringmaster resume textkit-7", "  ringmaster resume --all"})
public final class ResumeCommand implements Callable<Integer> {

    @Mixin
    private TaskBrake brake = new TaskBrake();

    @Spec
    @SuppressWarnings("NullAway.Init") // set before the command runs
    private CommandSpec spec;

    private final RingmasterCommand root;

    public ResumeCommand(RingmasterCommand root) {
        this.root = root;
    }

    @Override
    public Integer call() {
        return brake.apply(root, spec, "resume", "gives tasks out again", "goes on");
    }
}
