package dev.ringmaster.cli.command.control;

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
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Gives tasks to another worker. */
@Command(
        name = "reassign",
        description = "Give tasks to another agent; an attempt elsewhere is ended and not counted.",
        footer = {"", "Example:", "  ringmaster reassign textkit-7 --to codex"})
public final class ReassignCommand implements Callable<Integer> {

    @Parameters(arity = "1..*", paramLabel = "ID", description = "The tasks, or the starts of their ids.")
    private List<String> ids = new ArrayList<>();

    @Option(names = "--to", required = true, paramLabel = "AGENT", description = "See ringmaster agents list.")
    private String to = "";

    @Mixin
    private OutputOption output = new OutputOption();

    private final RingmasterCommand root;

    public ReassignCommand(RingmasterCommand root) {
        this.root = root;
    }

    @Override
    public Integer call() {
        Session session = Session.open(root, output);
        return new EachTask(session).ask(ids, id -> {
            session.api()
                    .post(
                            ApiPath.of("tasks", id, "reassign"),
                            session.signed(Json.object().put("to", to)));
            return "goes to " + to;
        });
    }
}
