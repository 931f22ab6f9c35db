package dev.ringmaster.cli.command.ring;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ringmaster.cli.RingmasterCommand;
import dev.ringmaster.cli.client.ApiPath;
import dev.ringmaster.cli.command.Session;
import dev.ringmaster.cli.command.control.AgentsPauseCommand;
import dev.ringmaster.cli.command.control.AgentsResumeCommand;
import dev.ringmaster.cli.output.Column;
import dev.ringmaster.cli.output.OutputOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Shows the workers; {@code agents list} is the same. */
@Command(
        name = "agents",
        description = "List the agents, their slots, what they can do, and until when and why they get no work.",
        footer = {"", "Examples:", "  ringmaster agents list", "  ringmaster agents pause codex"})
public final class AgentsCommand implements Callable<Integer> {

    @Mixin
    private OutputOption output = new OutputOption();

    private final RingmasterCommand root;

    public AgentsCommand(RingmasterCommand root) {
        this.root = root;
    }

    /** The command with its subcommands. */
    public static CommandLine line(RingmasterCommand root) {
        CommandLine list = new CommandLine(new AgentsCommand(root));
        list.getCommandSpec().name("list");
        return new CommandLine(new AgentsCommand(root))
                .addSubcommand("list", list)
                .addSubcommand(new AgentsPauseCommand(root))
                .addSubcommand(new AgentsResumeCommand(root));
    }

    @Override
    public Integer call() {
        Session session = Session.open(root, output);
        session.printer()
                .list(
                        "WorkerList",
                        session.items(ApiPath.of("workers"), 0),
                        List.of(
                                Column.field("ID", "id"),
                                Column.of("STATUS", AgentsCommand::status)
                                        .colouredAs(session.printer().ink()::status),
                                Column.field("TYPE", "type"),
                                Column.of(
                                        "SLOTS",
                                        worker -> worker.path("running").asInt() + "/"
                                                + worker.path("slots")
                                                        .asInt(worker.path("capacity")
                                                                .asInt())),
                                Column.field("ACCOUNT", "account"),
                                Column.of("CAPABILITIES", AgentsCommand::capabilities),
                                Column.of(
                                        "NOTE",
                                        worker -> worker.path("reason").isNull()
                                                ? ""
                                                : worker.path("reason").asText("")),
                                Column.field("UNTIL", "until"),
                                Column.of("WINDOWS", AgentsCommand::windows)),
                        "No agents. Describe them as [[workers]] in ringmaster.toml and restart: ringmaster restart scheduler-service");
        return 0;
    }

    private static String status(JsonNode worker) {
        String told = worker.path("status").asText("");
        if (!told.isEmpty()) {
            return told;
        }
        boolean off = !worker.path("reason").asText("").isEmpty()
                && !worker.path("reason").isNull();
        boolean full = worker.path("running").asInt() >= worker.path("capacity").asInt();
        return off ? "paused" : full ? "busy" : "available";
    }

    /** How much of each window of its account is used, as its agents last said. */
    private static String windows(JsonNode worker) {
        List<String> all = new ArrayList<>();
        worker.path("windows").forEach(window -> {
            JsonNode used = window.path("utilization");
            all.add(window.path("name").asText() + " "
                    + (used.isNumber()
                            ? Math.round(used.asDouble() * 100) + "%"
                            : window.path("status").asText("")));
        });
        return String.join(", ", all);
    }

    private static String capabilities(JsonNode worker) {
        List<String> all = new ArrayList<>();
        worker.path("capabilities").forEach(each -> all.add(each.asText()));
        return String.join(",", all) + (worker.path("dedicated").asBoolean() ? " (only)" : "");
    }
}
