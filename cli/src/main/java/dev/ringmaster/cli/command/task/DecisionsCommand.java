package dev.ringmaster.cli.command.task;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ringmaster.cli.RingmasterCommand;
import dev.ringmaster.cli.client.ApiPath;
import dev.ringmaster.cli.command.Session;
import dev.ringmaster.cli.output.Column;
import dev.ringmaster.cli.output.OutputOption;
import dev.ringmaster.cli.output.Printer;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Lists what people are asked. */
@Command(
        name = "decisions",
        description = "List the questions that wait for a person, or show one with all that belongs to it.",
        footer = {"", "Examples:", "  ringmaster decisions --status all", "  ringmaster decisions d-textkit-8-1-review"
        })
public final class DecisionsCommand implements Callable<Integer> {

    @Parameters(
            arity = "0..1",
            paramLabel = "ID",
            description = "Show this one, such as a review with its difference; the start of the id will do.")
    private @Nullable String id;

    @Option(
            names = "--status",
            paramLabel = "STATUS",
            defaultValue = "open",
            description = "open (default), answered, withdrawn or all.")
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
        if (id != null) {
            JsonNode decision = session.api().get(ApiPath.of("decisions", id));
            session.printer().item("Decision", decision, out -> write(out, session.printer(), decision));
            return 0;
        }
        var decisions =
                session.items(ApiPath.of("decisions").with("status", status).with("task", task), 0);
        boolean onlyOpen = status.equals("open");
        List<Column> columns = new ArrayList<>(List.of(
                Column.field("ID", "id"),
                Column.field("TASK", "task"),
                Column.field("KIND", "kind"),
                session.printer().timeColumn("ASKED", "raisedAt")));
        if (!onlyOpen) {
            columns.add(Column.of("OUTCOME", DecisionsCommand::outcome));
        }
        columns.add(Column.field("QUESTION", "question"));
        session.printer()
                .list(
                        "DecisionList",
                        decisions,
                        columns,
                        onlyOpen ? "No decision waits for you." : "There is no such decision.");
        decisions.stream()
                .filter(decision -> session.printer().forPeople()
                        && decision.path("status").asText("open").equals("open"))
                .findFirst()
                .ifPresent(open -> session.printer()
                        .say("Next: ringmaster answer " + open.path("id").asText() + answers(open)));
        return 0;
    }

    private static void write(PrintStream out, Printer printer, JsonNode decision) {
        List<String> options = new ArrayList<>();
        decision.path("options").forEach(option -> options.add(option.asText()));
        out.println(printer.ink().bold(decision.path("id").asText()) + "  "
                + printer.line(decision.path("question").asText()));
        out.println("Task         " + decision.path("task").asText());
        out.println("Status       " + decision.path("status").asText() + " ("
                + decision.path("kind").asText() + ")");
        out.println("Answers      " + String.join(", ", options));
        String detail = decision.path("detail").asText("");
        if (!detail.isBlank()) {
            out.println();
            detail.lines().map(printer::line).forEach(out::println);
        }
    }

    private static String answers(JsonNode decision) {
        List<String> options = new ArrayList<>();
        decision.path("options").forEach(option -> options.add(option.asText()));
        return options.isEmpty() || options.contains("retry")
                ? " retry -m \"advice for the agent\""
                : " " + String.join("|", options);
    }

    private static String outcome(JsonNode decision) {
        String status = decision.path("status").asText();
        return switch (status) {
            case "answered" ->
                "answered " + decision.path("answer").path("option").asText() + " by "
                        + decision.path("answer").path("by").asText();
            case "withdrawn" ->
                "withdrawn: " + decision.path("withdrawnBecause").asText("its task has ended");
            default -> status;
        };
    }
}
