package dev.ringmaster.cli.command.project;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ringmaster.cli.RingmasterCommand;
import dev.ringmaster.cli.client.ApiPath;
import dev.ringmaster.cli.command.Session;
import dev.ringmaster.cli.output.OutputOption;
import dev.ringmaster.cli.output.Printer;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Brings the issues of a beads file into a project; importing it again updates what changed. */
@Command(
        name = "import",
        description = "Import tasks from a beads JSONL file.",
        footer = {
            "",
            "Examples:",
            "  ringmaster import .beads/issues.jsonl --project textkit --dry-run",
            "  bd export | ringmaster import - --project textkit"
        })
public final class ImportCommand implements Callable<Integer> {

    private static final int SHOWN = 10;

    @Parameters(paramLabel = "FILE", description = "The file, or - for standard input.")
    private String file = "";

    @Option(names = "--project", paramLabel = "ID", description = "The project (default: the only one).")
    private @Nullable String project;

    @Option(names = "--dry-run", description = "Say what would be done, and do nothing.")
    private boolean dryRun;

    @Mixin
    private OutputOption output = new OutputOption();

    private final RingmasterCommand root;

    public ImportCommand(RingmasterCommand root) {
        this.root = root;
    }

    @Override
    public Integer call() {
        Session session = Session.open(root, output);
        byte[] content = session.read(file);
        ApiPath path = ApiPath.of("projects", session.project(project), "import")
                .with("format", "beads")
                .with("dryRun", dryRun ? "true" : "");
        JsonNode report = session.api().post(path, "application/x-ndjson", content);
        session.printer().item("ImportReport", report, out -> write(out, session.printer(), report));
        return 0;
    }

    private void write(PrintStream out, Printer printer, JsonNode report) {
        out.println((dryRun ? "Would read " : "Read ") + report.path("read").asInt() + ": "
                + report.path("created").asInt() + " created, "
                + report.path("updated").asInt() + " updated, "
                + report.path("unchanged").asInt() + " unchanged, "
                + report.path("skipped").asInt() + " skipped");
        out.println("Dependencies: " + report.path("dependencies").asInt() + "; links that do not block: "
                + report.path("nonBlocking").asInt());
        shortened(
                out,
                printer,
                "Dangling dependencies, left out",
                report.path("dangling"),
                edge -> edge.path("task").asText() + " → "
                        + edge.path("dependsOn").asText() + " (does not exist)");
        shortened(
                out,
                printer,
                "Cycles, blocked until one dependency of each is removed",
                report.path("cycles"),
                cycle -> {
                    List<String> through = new ArrayList<>();
                    cycle.forEach(task -> through.add(task.asText()));
                    return String.join(" → ", through);
                });
        shortened(
                out,
                printer,
                "Lines that need a look",
                report.path("problems"),
                problem -> "line " + problem.path("line").asText() + ": "
                        + problem.path("message").asText());
    }

    private static void shortened(
            PrintStream out, Printer printer, String heading, JsonNode found, Function<JsonNode, String> line) {
        if (found.isEmpty()) {
            return;
        }
        out.println(heading + ": " + found.size());
        int shown = 0;
        for (JsonNode each : found) {
            if (shown++ == SHOWN) {
                out.println("  … and " + (found.size() - SHOWN) + " more (all of them: -o json)");
                break;
            }
            out.println("  " + printer.line(line.apply(each)));
        }
    }
}
