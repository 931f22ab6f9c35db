package dev.ringmaster.cli.command.plan;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ringmaster.cli.CommandFailure;
import dev.ringmaster.cli.ExitCode;
import dev.ringmaster.cli.RingmasterCommand;
import dev.ringmaster.cli.client.ApiPath;
import dev.ringmaster.cli.command.Durations;
import dev.ringmaster.cli.command.Session;
import dev.ringmaster.cli.output.Column;
import dev.ringmaster.cli.output.OutputOption;
import dev.ringmaster.cli.output.Printer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Forecasts how a project's open work would go. */
@Command(
        name = "plan",
        description = "Forecast the order and the end of the open work, and what a change would do to them.",
        footer = {
            "",
            "P50, P80 and P95 are when half, four in five and 19 in 20 of the simulations were done.",
            "",
            "Examples:",
            "  ringmaster plan --project shop",
            "  ringmaster plan --workers +2 --without codex",
            "  ringmaster plan --if-done shop-12 --delay d-shop-7-1-agent-question 1d",
            "  ringmaster plan --seed 7 -o json | jq .item.baseline"
        })
public final class PlanCommand implements Callable<Integer> {

    @Option(names = "--project", paramLabel = "ID", description = "The project; not needed while there is one.")
    private @Nullable String project;

    @Option(
            names = "--simulations",
            paramLabel = "N",
            defaultValue = "1000",
            description = "1 to 10000; default ${DEFAULT-VALUE}. More is finer and slower.")
    private int simulations;

    @Option(
            names = "--seed",
            paramLabel = "S",
            defaultValue = "1",
            description = "The same seed gives the same figures; default ${DEFAULT-VALUE}.")
    private long seed;

    @Option(names = "--workers", paramLabel = "+N", description = "What if there were N more slots, or claude=+N.")
    private List<String> workers = List.of();

    @Option(names = "--without", paramLabel = "TYPE", description = "What if this worker or type took nothing new.")
    private List<String> without = List.of();

    @Option(names = "--if-done", paramLabel = "TASK", description = "What if this task were done.")
    private List<String> ifDone = List.of();

    @Option(
            names = "--delay",
            arity = "2",
            paramLabel = "DECISION TIME",
            description = "What if this decision were answered so much later, such as 1d.")
    private List<String> delay = List.of();

    @Option(
            names = {"-n", "--limit"},
            paramLabel = "N",
            defaultValue = "20",
            description = "Most tasks to list; default ${DEFAULT-VALUE}.")
    private int limit;

    @Mixin
    private OutputOption output = new OutputOption();

    private final RingmasterCommand root;

    public PlanCommand(RingmasterCommand root) {
        this.root = root;
    }

    @Override
    public Integer call() {
        Session session = Session.open(root, output);
        if (simulations < 1 || simulations > 10_000) {
            throw new CommandFailure(ExitCode.USAGE, "--simulations is 1 to 10000, not " + simulations, "");
        }
        ApiPath path = ApiPath.of("projects", session.project(project), "plan")
                .with("simulations", simulations)
                .with("seed", seed)
                .with("limit", limit);
        for (String more : workers) {
            path = path.with("workers", more);
        }
        for (String type : without) {
            path = path.with("without", type);
        }
        for (String task : ifDone) {
            path = path.with("ifDone", task);
        }
        for (int i = 0; i + 1 < delay.size(); i += 2) {
            path = path.with(
                    "delay",
                    delay.get(i) + ":" + Durations.parsed(delay.get(i + 1)).toSeconds() + "s");
        }
        JsonNode plan = session.api().get(path);
        session.printer().item("Plan", plan, out -> write(session.printer(), plan));
        return 0;
    }

    private static void write(Printer printer, JsonNode plan) {
        var out = printer.out();
        JsonNode baseline = plan.path("baseline");
        out.println(plan.path("tasks").asInt() + " open tasks, "
                + plan.path("simulations").asInt()
                + " simulations, at most " + baseline.path("atOnce").asInt() + " at one time, "
                + String.format(
                        Locale.ROOT,
                        "%.1f attempts expected",
                        baseline.path("attempts").asDouble()));
        out.println();
        printer.list("PlanOutlook", outlooks(plan), OUTLOOK, "");
        plan.path("whatIf")
                .forEach(answer -> out.println("  "
                        + printer.line(answer.path("asked").asText() + ": "
                                + answer.path("sentence").asText())));
        section(printer, "Order", plan.path("order"), ORDER);
        section(printer, "Parallel tracks", plan.path("tracks"), TRACKS);
        section(printer, "Cannot go by itself", plan.path("waiting"), WAITING);
        out.println();
        plan.path("assumptions").forEach(said -> out.println(printer.ink().faint(printer.line(said.asText()))));
    }

    private static final List<Column> OUTLOOK = List.of(
            Column.field("PLAN", "asked"),
            Column.field("P50", "p50"),
            Column.field("P80", "p80"),
            Column.field("P95", "p95"),
            Column.field("NEVER", "left"));

    private static final List<Column> ORDER = List.of(
            Column.of("#", step -> step.path("place").asText()),
            Column.field("ID", "id"),
            Column.of("STARTS", step -> step.path("running").asBoolean() ? "runs" : Spans.of(step.path("start"))),
            Column.of("ENDS", step -> Spans.of(step.path("end"))),
            Column.of("MEAN", step -> Spans.of(step.path("meanEnd"))),
            Column.of("DRIVES", step -> Math.round(100 * step.path("drives").asDouble()) + " %"),
            Column.field("WORKER", "worker"),
            Column.of("TRACK", step -> step.path("track").asText()),
            Column.field("TITLE", "title"));

    private static final List<Column> TRACKS = List.of(
            Column.of("TRACK", track -> track.path("track").asText()),
            Column.of("TASKS", track -> track.path("tasks").asText()),
            Column.of("ENDS", track -> Spans.of(track.path("end"))),
            Column.of("FIRST", track -> track.path("first").asText("")));

    private static final List<Column> WAITING = List.of(
            Column.field("ID", "id"),
            Column.of("HOLDS UP", task -> task.path("holdsUp").asText()),
            Column.field("WHY", "sentence"));

    /** The baseline, and beside it each answer with its difference. */
    private static List<JsonNode> outlooks(JsonNode plan) {
        List<JsonNode> rows = new ArrayList<>();
        JsonNode baseline = plan.path("baseline");
        ObjectNode first = JsonNodeFactory.instance.objectNode().put("asked", "as it is");
        for (String share : List.of("p50", "p80", "p95")) {
            first.put(share, Spans.of(baseline.path(share)));
        }
        rows.add(first.put("left", baseline.path("left").asText()));
        for (JsonNode answer : plan.path("whatIf")) {
            ObjectNode row = JsonNodeFactory.instance
                    .objectNode()
                    .put("asked", answer.path("asked").asText());
            for (String share : List.of("p50", "p80", "p95")) {
                row.put(
                        share,
                        Spans.of(answer.path("outlook").path(share)) + " ("
                                + Spans.change(answer.path(share + "Change")) + ")");
            }
            rows.add(row.put("left", answer.path("outlook").path("left").asText()));
        }
        return rows;
    }

    private static void section(Printer printer, String title, JsonNode items, List<Column> columns) {
        if (items.isEmpty()) {
            return;
        }
        List<JsonNode> rows = new ArrayList<>();
        items.forEach(rows::add);
        printer.out().println();
        printer.out().println(printer.ink().bold(title));
        printer.list("PlanPart", rows, columns, "");
    }
}
