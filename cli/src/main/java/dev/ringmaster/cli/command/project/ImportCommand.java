package dev.ringmaster.cli.command.project;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ringmaster.cli.ExitCode;
import dev.ringmaster.cli.RingmasterCommand;
import dev.ringmaster.cli.client.ApiPath;
import dev.ringmaster.cli.client.Content;
import dev.ringmaster.cli.command.Session;
import dev.ringmaster.cli.output.OutputOption;
import dev.ringmaster.cli.output.Printer;
import java.io.PrintStream;
import java.time.Duration;
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
        description = {
            "Import tasks from a beads JSONL file. The same file again changes nothing, a newer one what changed in it.",
            "Nothing is imported where lines are invalid or many issues are gone, unless you insist."
        },
        footer = {
            "",
            "Examples:",
            "  ringmaster import .beads/issues.jsonl --project textkit --dry-run",
            "  bd export | ringmaster import - --project textkit"
        })
public final class ImportCommand implements Callable<Integer> {

    private static final int SHOWN = 10;
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    @Parameters(paramLabel = "FILE", description = "The file, or - for standard input.")
    private String file = "";

    @Option(names = "--project", paramLabel = "ID", description = "The project (default: the only one).")
    private @Nullable String project;

    @Option(names = "--format", paramLabel = "FORMAT", defaultValue = "beads", description = "beads (default).")
    private String format = "beads";

    @Option(names = "--dry-run", description = "Say what would be done, and do nothing.")
    private boolean dryRun;

    @Option(names = "--skip-invalid", description = "Leave invalid lines out and import the rest.")
    private boolean skipInvalid;

    @Option(
            names = "--deletions",
            paramLabel = "HOW",
            description = {
                "few (default): deleted issues are called off, missing ones kept; refused where they are many.",
                "apply: both are called off. keep: both stay, for a file that is a part."
            })
    private @Nullable String deletions;

    @Mixin
    private OutputOption output = new OutputOption();

    private final RingmasterCommand root;

    public ImportCommand(RingmasterCommand root) {
        this.root = root;
    }

    @Override
    public Integer call() {
        Session session = Session.open(root, output);
        Content content = session.content(file);
        ApiPath path = ApiPath.of("projects", session.project(project), "import")
                .with("format", format)
                .with("dryRun", dryRun ? "true" : "")
                .with("skipInvalid", skipInvalid ? "true" : "")
                .with("deletions", deletions);
        JsonNode report = session.api().post(path, "application/x-ndjson", content, PATIENCE);
        session.printer().item("ImportReport", report, out -> write(out, session.printer(), report));
        return report.path("refused").isEmpty() ? 0 : ExitCode.CONFLICT.code();
    }

    private void write(PrintStream out, Printer printer, JsonNode report) {
        report.path("refused").forEach(why -> out.println("Would be refused: " + printer.line(why.asText())));
        out.println((dryRun ? "Would read " : "Read ") + report.path("read").asInt() + ": "
                + report.path("created").asInt() + " created, "
                + report.path("updated").asInt() + " updated, "
                + report.path("unchanged").asInt() + " unchanged, "
                + report.path("skipped").asInt() + " skipped");
        out.println("Dependencies: " + report.path("dependencies").asInt() + "; links that do not block: "
                + report.path("nonBlocking").asInt());
        if (report.path("tombstones").asInt() > 0) {
            out.println(
                    "Deleted issues in the file: " + report.path("tombstones").asInt());
        }
        if (dryRun) {
            shortened(out, printer, "Changes", report.path("changes"), ImportCommand::change);
        }
        shortened(
                out, printer, "Called off, because their issues are gone", report.path("calledOff"), JsonNode::asText);
        shortened(out, printer, "Missing from the file, kept", report.path("missing"), JsonNode::asText);
        shortened(
                out,
                printer,
                "Dangling dependencies, which block nobody",
                report.path("dangling"),
                edge -> edge.path("task").asText() + " → "
                        + edge.path("dependsOn").asText() + " (does not exist)");
        shortened(
                out,
                printer,
                "Cycles, blocked until one dependency of each is removed",
                report.path("cycles"),
                cycle -> String.join(" → ", texts(cycle)));
        shortened(
                out,
                printer,
                "Lines that need a look",
                report.path("problems"),
                problem -> "line " + problem.path("line").asText() + ": "
                        + problem.path("message").asText()
                        + (problem.path("invalid").asBoolean() ? ": left out" : ""));
    }

    private static String change(JsonNode change) {
        List<String> fields = texts(change.path("fields"));
        return change.path("issue").asText() + " "
                + change.path("kind").asText().replace('_', ' ') + " "
                + (fields.isEmpty() ? "as " + change.path("task").asText() : "(" + String.join(", ", fields) + ")");
    }

    private static List<String> texts(JsonNode list) {
        List<String> texts = new ArrayList<>();
        list.forEach(each -> texts.add(each.asText()));
        return texts;
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
