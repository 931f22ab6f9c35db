package dev.ringmaster.cli.command.ring;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ringmaster.cli.RingmasterCommand;
import dev.ringmaster.cli.client.ApiPath;
import dev.ringmaster.cli.command.Session;
import dev.ringmaster.cli.output.OutputOption;
import dev.ringmaster.cli.output.Printer;
import java.io.PrintStream;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Says in one paragraph why a task is as it is. */
@Command(
        name = "why",
        description =
                "Say why a task is as it is: where it runs, what blocks it, where it stands in line, how it ended.",
        footer = {"", "Examples:", "  ringmaster why textkit-7", "  ringmaster why textkit-7 -o json | jq .item.chain"})
public final class WhyCommand implements Callable<Integer> {

    @Parameters(paramLabel = "ID", description = "The task, or the start of its id.")
    private String id = "";

    @Mixin
    private OutputOption output = new OutputOption();

    private final RingmasterCommand root;

    public WhyCommand(RingmasterCommand root) {
        this.root = root;
    }

    @Override
    public Integer call() {
        Session session = Session.open(root, output);
        JsonNode why = session.api().get(ApiPath.of("tasks", id, "why"));
        session.printer().item("Why", why, out -> write(out, session.printer(), why));
        return 0;
    }

    private static void write(PrintStream out, Printer printer, JsonNode why) {
        out.println(printer.line(why.path("paragraph").asText("")));
    }
}
