package dev.ringmaster.cli.command.task;

import com.fasterxml.jackson.databind.JsonNode;
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

/** Calls tasks off. */
@Command(
        name = "cancel",
        description = "Call tasks off; an agent that runs is ended.",
        footer = {"", "Example:", "  ringmaster cancel textkit-7 textkit-8 -m \"no longer needed\""})
public final class CancelCommand implements Callable<Integer> {

    @Parameters(arity = "1..*", paramLabel = "ID", description = "The tasks, or the starts of their ids.")
    private List<String> ids = new ArrayList<>();

    @Option(
            names = {"-m", "--message"},
            paramLabel = "TEXT",
            defaultValue = "called off on the command line",
            description = "Why.")
    private String reason = "";

    @Mixin
    private OutputOption output = new OutputOption();

    private final RingmasterCommand root;

    public CancelCommand(RingmasterCommand root) {
        this.root = root;
    }

    @Override
    public Integer call() {
        Session session = Session.open(root, output);
        return new EachTask(session).ask(ids, id -> {
            JsonNode answer = session.api()
                    .post(
                            ApiPath.of("tasks", id, "cancel"),
                            session.signed(Json.object().put("reason", reason)));
            return answer.path("status").asText("").equals("cancelled") ? "is cancelled" : "is being cancelled";
        });
    }
}
