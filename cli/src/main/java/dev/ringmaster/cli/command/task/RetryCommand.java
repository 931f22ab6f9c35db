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
import picocli.CommandLine.Parameters;

/** Has tasks tried again. */
@Command(
        name = "retry",
        description = "Try tasks again now; a finished one is tried again as a new task.",
        footer = {"", "Example:", "  ringmaster retry textkit-7"})
public final class RetryCommand implements Callable<Integer> {

    @Parameters(arity = "1..*", paramLabel = "ID", description = "The tasks, or the starts of their ids.")
    private List<String> ids = new ArrayList<>();

    @Mixin
    private OutputOption output = new OutputOption();

    private final RingmasterCommand root;

    public RetryCommand(RingmasterCommand root) {
        this.root = root;
    }

    @Override
    public Integer call() {
        Session session = Session.open(root, output);
        return new EachTask(session).ask(ids, id -> {
            JsonNode answer = session.api().post(ApiPath.of("tasks", id, "retry"), session.signed(Json.object()));
            String anew = answer.path("id").asText();
            boolean linked = answer.path("retryOf").asText("").startsWith(id) && !anew.equals(id);
            return linked ? "is tried again as " + anew : "is tried again";
        });
    }
}
