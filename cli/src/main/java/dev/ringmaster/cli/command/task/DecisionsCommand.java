package dev.ringmaster.cli.command.task;

import dev.ringmaster.cli.RingmasterCommand;
import dev.ringmaster.cli.client.ApiPath;
import dev.ringmaster.cli.command.Session;
import dev.ringmaster.cli.output.Column;
import dev.ringmaster.cli.output.OutputOption;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Lists what people are asked. */
@Command(
        name = "decisions",
        description = "List the questions that wait for a person.",
        footer = {"", "Example:", "  ringmaster decisions --status all"})
public final class DecisionsCommand implements Callable<Integer> {

    @Option(
            names = "--status",
            paramLabel = "STATUS",
            defaultValue = "open",
            description = "open (default), answered or all.")
    private String status = "open";

    @Option(names = "--task", paramLabel = "ID", description = "Only those of this task.")
    private @Nullable String task;

    @Mixin
    private OutputOption output = new OutputOption();

    private final RingmasterCommand root;

    public DecisionsCommand(RingmasterCommand root) {
        this.root = root;
    }

    @Override
    public Integer call() {
        Session session = Session.open(root, output);
        var decisions =
                session.items(ApiPath.of("decisions").with("status", status).with("task", task), 0);
        session.printer()
                .list(
                        "DecisionList",
                        decisions,
                        List.of(
                                Column.field("ID", "id"),
                                Column.field("TASK", "task"),
                                Column.field("KIND", "kind"),
                                session.printer().timeColumn("ASKED", "raisedAt"),
                                Column.field("QUESTION", "question")),
                        "No decision waits for you.");
        if (!decisions.isEmpty() && session.printer().forPeople() && !status.equals("answered")) {
            session.printer()
                    .say("Next: ringmaster answer "
                            + decisions.getFirst().path("id").asText() + " retry -m \"advice for the agent\"");
        }
        return 0;
    }
}
