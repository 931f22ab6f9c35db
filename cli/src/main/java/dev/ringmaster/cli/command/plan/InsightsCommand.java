package dev.ringmaster.cli.command.plan;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ringmaster.cli.CommandFailure;
import dev.ringmaster.cli.ExitCode;
import dev.ringmaster.cli.RingmasterCommand;
import dev.ringmaster.cli.client.ApiPath;
import dev.ringmaster.cli.command.Session;
import dev.ringmaster.cli.output.Column;
import dev.ringmaster.cli.output.OutputOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Names what stands out in a project's open tasks. */
@Command(
        name = "insights",
        description = "Name bottlenecks, keystones, cycles, orphans and stale tasks, and why each is one.",
        footer = {
            "",
            "Examples:",
            "  ringmaster insights --project shop",
            "  ringmaster insights --stale-days 30 -o json | jq '.item.items[] | select(.kind == \"cycle\")'"
        })
public final class InsightsCommand implements Callable<Integer> {

    @Option(names = "--project", paramLabel = "ID", description = "The project; not needed while there is one.")
    private @Nullable String project;

    @Option(
            names = "--stale-days",
            paramLabel = "N",
            defaultValue = "14",
            description = "Days without change after which a task is stale; default ${DEFAULT-VALUE}.")
    private int staleDays;

    @Option(
            names = {"-n", "--limit"},
            paramLabel = "N",
            defaultValue = "5",
            description = "Most of each sort; default ${DEFAULT-VALUE}.")
    private int limit;

    @Mixin
    private OutputOption output = new OutputOption();

    private final RingmasterCommand root;

    public InsightsCommand(RingmasterCommand root) {
        this.root = root;
    }

    @Override
    public Integer call() {
        Session session = Session.open(root, output);
        if (staleDays < 1 || staleDays > 3650) {
            throw new CommandFailure(ExitCode.USAGE, "--stale-days is 1 to 3650, not " + staleDays, "");
        }
        JsonNode found = session.api()
                .get(ApiPath.of("projects", session.project(project), "insights")
                        .with("staleDays", staleDays)
                        .with("limit", limit));
        session.printer().item("Insights", found, out -> {
            List<JsonNode> items = new ArrayList<>();
            found.path("items").forEach(items::add);
            session.printer()
                    .list(
                            "InsightList",
                            items,
                            List.of(
                                    Column.field("KIND", "kind"),
                                    Column.of("TASK", InsightsCommand::tasks),
                                    Column.field("TITLE", "title"),
                                    Column.field("WHY", "sentence")),
                            "Nothing stands out among " + found.path("tasks").asInt() + " open tasks.");
            if (!found.path("certainty").asText("").equals("exact")) {
                session.printer().say("Bottlenecks: " + found.path("certainty").asText(""));
            }
            if (found.path("ranking").isObject()) {
                session.printer().say(ranking(found.path("ranking")));
            }
        });
        return 0;
    }

    private static String ranking(JsonNode ranking) {
        List<String> metrics = new ArrayList<>();
        ranking.path("metrics").forEach(metric -> metrics.add(status(metric)));
        return "Ranked " + ranking.path("at").asText("") + ": " + String.join(", ", metrics);
    }

    /** Such as {@code betweenness approximate (within 0.1, wrong in 5 % of cases, 1200 samples)}. */
    private static String status(JsonNode metric) {
        String text = metric.path("metric").asText("") + " "
                + metric.path("status").asText("").replace('_', ' ');
        if (metric.path("epsilon").isNumber()) {
            text += String.format(
                    Locale.ROOT,
                    " (within %s, wrong in %.3g %% of cases, %d samples)",
                    metric.path("epsilon").asText(),
                    100 * metric.path("delta").asDouble(),
                    metric.path("samples").asInt());
        }
        return metric.path("since").isTextual()
                ? text + " since " + metric.path("since").asText()
                : text;
    }

    private static String tasks(JsonNode item) {
        JsonNode all = item.path("tasks");
        String first = all.path(0).asText("");
        return all.size() > 1 ? first + " and " + (all.size() - 1) + " more" : first;
    }
}
