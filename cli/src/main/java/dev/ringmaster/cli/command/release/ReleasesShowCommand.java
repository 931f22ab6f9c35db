package dev.ringmaster.cli.command.release;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ringmaster.cli.RingmasterCommand;
import dev.ringmaster.cli.client.ApiPath;
import dev.ringmaster.cli.command.Session;
import dev.ringmaster.cli.output.OutputOption;
import dev.ringmaster.cli.output.Printer;
import java.io.PrintStream;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Shows one release: its stages, what was seen in each, and what was replaced. */
@Command(
        name = "show",
        description = "Show a release with its stages, evidence and times.",
        footer = {"", "Example:", "  ringmaster releases show r-3"})
final class ReleasesShowCommand implements Callable<Integer> {

    @Parameters(paramLabel = "ID", description = "The release, such as r-3.")
    private String id = "";

    @Mixin
    private OutputOption output = new OutputOption();

    private final RingmasterCommand root;

    ReleasesShowCommand(RingmasterCommand root) {
        this.root = root;
    }

    @Override
    public Integer call() {
        Session session = Session.open(root, output);
        JsonNode release = session.api().get(ApiPath.of("releases", id));
        session.printer().item("Release", release, out -> write(out, session.printer(), release));
        return 0;
    }

    private static void write(PrintStream out, Printer printer, JsonNode release) {
        String message = text(release, "message");
        out.println(printer.ink().bold(text(release, "id")) + "  " + text(release, "status")
                + (message.isEmpty() ? "" : ": " + printer.line(message)));
        out.println("Task         " + text(release, "task"));
        out.println("Commit       " + text(release, "commit") + " for " + text(release, "targetBranch"));
        out.println("Tree         " + text(release, "tree"));
        line(out, "Approved by  ", release, "approvedBy");
        line(out, "Tag          ", release, "tag");
        line(out, "Revert       ", release, "revert");
        if (text(release, "status").equals("blocked")) {
            line(out, "Asks         ", release, "decision");
        }
        for (JsonNode stage : release.path("stages")) {
            out.println();
            out.println(printer.ink().bold(text(stage, "stage")) + "  " + printer.time(text(stage, "enteredAt"))
                    + (stage.path("tookMillis").isNumber()
                            ? String.format(
                                    Locale.ROOT,
                                    "  %.1f s",
                                    stage.path("tookMillis").asLong() / 1000.0)
                            : "  not passed"));
            text(stage, "evidence").lines().map(printer::line).forEach(line -> out.println("  " + line));
        }
        for (JsonNode swap : release.path("swaps")) {
            out.println("  " + text(swap, "component") + "  " + text(swap, "from") + " -> " + text(swap, "to")
                    + "  gap " + swap.path("gapMillis").asLong() + " ms");
        }
        String detail = text(release, "detail");
        if (!detail.isBlank()) {
            out.println();
            detail.lines().map(printer::line).forEach(out::println);
        }
    }

    private static void line(PrintStream out, String label, JsonNode release, String field) {
        if (!text(release, field).isEmpty()) {
            out.println(label + text(release, field));
        }
    }

    private static String text(JsonNode node, String field) {
        return node.path(field).isTextual() ? node.path(field).asText() : "";
    }
}
