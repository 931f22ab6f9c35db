package dev.ringmaster.cli.command.control;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ringmaster.cli.RingmasterCommand;
import dev.ringmaster.cli.client.ApiPath;
import dev.ringmaster.cli.command.Session;
import dev.ringmaster.cli.output.Column;
import dev.ringmaster.cli.output.OutputOption;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Shows what was spent; {@code budget show} is the same. */
@Command(
        name = "budget",
        description = "Show what was spent and set aside, in US dollars.",
        footer = {
            "",
            "A cost that nobody knows is not zero: it stays set aside. Days begin at midnight UTC.",
            "",
            "Examples:",
            "  ringmaster budget show",
            "  ringmaster budget show --day 2026-03-01"
        })
public final class BudgetCommand implements Callable<Integer> {

    @Option(names = "--day", paramLabel = "DAY", defaultValue = "", description = "A day, or all; default today.")
    private String day = "";

    @Mixin
    private OutputOption output = new OutputOption();

    private final RingmasterCommand root;

    public BudgetCommand(RingmasterCommand root) {
        this.root = root;
    }

    /** The command with its subcommands. */
    public static CommandLine line(RingmasterCommand root) {
        CommandLine show = new CommandLine(new BudgetCommand(root));
        show.getCommandSpec().name("show");
        return new CommandLine(new BudgetCommand(root)).addSubcommand("show", show);
    }

    @Override
    public Integer call() {
        Session session = Session.open(root, output);
        session.printer()
                .list(
                        "BudgetList",
                        session.items(ApiPath.of("budgets").with("day", day), 0),
                        List.of(
                                Column.of("OF", BudgetCommand::subject),
                                Column.field("DAY", "day"),
                                Column.of("SPENT", budget -> usd(budget, "spentUsd")),
                                Column.of("SET ASIDE", budget -> usd(budget, "reservedUsd")),
                                Column.of("LIMIT", budget -> usd(budget, "limitUsd")),
                                Column.of("COST UNKNOWN", BudgetCommand::unknown)),
                        "Nothing was spent that day.");
        return 0;
    }

    private static String subject(JsonNode budget) {
        String subject = budget.path("subject").asText("");
        return switch (budget.path("scope").asText("")) {
            case "task" -> "task " + subject;
            case "project_day" -> "project " + subject;
            default -> "the ring";
        };
    }

    private static String usd(JsonNode budget, String field) {
        return budget.path(field).isNumber() ? Use.usd(budget.path(field).decimalValue()) : "none";
    }

    private static String unknown(JsonNode budget) {
        int attempts = budget.path("unknown").asInt(0);
        return attempts == 0 ? "" : attempts + (attempts == 1 ? " attempt" : " attempts");
    }
}
