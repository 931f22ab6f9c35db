package dev.ringmaster.cli.command.task;

import dev.ringmaster.cli.RingmasterCommand;
import dev.ringmaster.cli.client.ApiPath;
import dev.ringmaster.cli.client.Json;
import dev.ringmaster.cli.command.EachTask;
import dev.ringmaster.cli.command.Session;
import dev.ringmaster.cli.output.OutputOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Hands drafts to the queue. */
@Command(
        name = "submit",
        description = "Let drafts run: they become ready, or wait for what they depend on.",
        footer = {"", "Example:", "  ringmaster submit textkit-7 textkit-8"})
public final class SubmitCommand implements Callable<Integer> {

    @Parameters(arity = "1..*", paramLabel = "ID", description = "The drafts, or the starts of their ids.")
    private List<String> ids = new ArrayList<>();

    @Mixin
    private OutputOption output = new OutputOption();

    private final RingmasterCommand root;

    public SubmitCommand(RingmasterCommand root) {
        this.root = root;
    }

    @Override
    public Integer call() {
        Session session = Session.open(root, output);
        return new EachTask(session).ask(ids, id -> {
            session.api().post(ApiPath.of("tasks", id, "submit"), session.signed(Json.object()));
            return "is submitted";
        });
    }
}
