package dev.ringmaster.cli.command.control;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ringmaster.cli.RingmasterCommand;
import dev.ringmaster.cli.client.ApiPath;
import dev.ringmaster.cli.command.Session;
import dev.ringmaster.cli.output.Column;
import dev.ringmaster.cli.output.Ink;
import dev.ringmaster.cli.output.OutputOption;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Lists attempts with what they used. */
@Command(
        name = "attempts",
        description = "List attempts, newest first: how they are, what they used, and in which session.",
        footer = {
            "",
            "A dash stands for what nobody knows; a figure that the agent did not report says so.",
            "",
            "Examples:",
            "  ringmaster attempts",
            "  ringmaster attempts textkit-7 -o json | jq '.items[].report.cost'"
        })
public final class AttemptsCommand implements Callable<Integer> {

    @Parameters(arity = "0..1", paramLabel = "TASK", description = "Only those of this task.")
    private @Nullable String task;

    @Option(
            names = {"-n", "--limit"},
            paramLabel = "N",
            defaultValue = "20",
            description = "Most attempts; default ${DEFAULT-VALUE}.")
    private int limit;

    @Mixin
    private OutputOption output = new OutputOption();

    private final RingmasterCommand root;

    public AttemptsCommand(RingmasterCommand root) {
        this.root = root;
    }

    @Override
    public Integer call() {
        Session session = Session.open(root, output);
        Ink ink = session.printer().ink();
        session.printer()
                .list(
                        "AttemptList",
                        session.items(ApiPath.of("attempts").with("task", task == null ? "" : task), limit),
                        List.of(
                                Column.field("ATTEMPT", "id"),
                                Column.field("TASK", "task"),
                                Column.field("WORKER", "worker"),
                                Column.of("STATUS", AttemptsCommand::status).colouredAs(ink::status),
                                Column.of(
                                        "HEALTH",
                                        attempt -> attempt.path("health")
                                                .path("state")
                                                .asText("")),
                                Column.of("MODEL", attempt -> text(attempt, "model")),
                                Column.of("TOKENS", Use::tokens),
                                Column.of("COST", Use::cost),
                                Column.of("SESSION", attempt -> text(attempt, "session"))),
                        "No attempts yet.");
        return 0;
    }

    private static String status(JsonNode attempt) {
        return attempt.path("outcome")
                .path("kind")
                .asText(attempt.path("status").asText(""));
    }

    private static String text(JsonNode attempt, String field) {
        return attempt.path("report").path(field).asText("");
    }
}
