package dev.ringmaster.cli.command.task;

import dev.ringmaster.cli.RingmasterCommand;
import dev.ringmaster.cli.client.ApiPath;
import dev.ringmaster.cli.command.Session;
import dev.ringmaster.cli.output.Column;
import dev.ringmaster.cli.output.OutputOption;
import dev.ringmaster.cli.output.Printer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Lists tasks. */
@Command(
        name = "list",
        description = "List tasks.",
        footer = {
            "",
            "Examples:",
            "  ringmaster list --status blocked,failed",
            "  ringmaster list --project textkit --sort -priority -o json"
        })
public final class ListCommand implements Callable<Integer> {

    @Option(
            names = "--status",
            paramLabel = "STATUS",
            split = ",",
            description = "Only these, such as ready,in_progress.")
    private List<String> statuses = new ArrayList<>();

    @Option(names = "--ready", description = "Only what could run now.")
    private boolean ready;

    @Option(names = "--project", paramLabel = "ID", description = "Only this project's.")
    private @Nullable String project;

    @Option(names = "--label", paramLabel = "TEXT", description = "Only those with this label.")
    private @Nullable String label;

    @Option(
            names = "--sort",
            paramLabel = "FIELD",
            description = "created, updated, priority, score, status or title; with a leading - for descending.")
    private @Nullable String sort;

    @Option(names = "--limit", paramLabel = "N", defaultValue = "100", description = "At most so many; 0 is all.")
    private int limit;

    @Mixin
    private OutputOption output = new OutputOption();

    private final RingmasterCommand root;

    public ListCommand(RingmasterCommand root) {
        this.root = root;
    }

    @Override
    public Integer call() {
        if (ready) {
            statuses.add("ready");
        }
        Session session = Session.open(root, output);
        ApiPath path = ApiPath.of("tasks")
                .with("project", project)
                .with("status", String.join(",", statuses).replace('-', '_'))
                .with("label", label)
                .with("sort", sort);
        var tasks = session.items(path, limit);
        session.printer()
                .list(
                        "TaskList",
                        tasks,
                        columns(session.printer()),
                        "No tasks. Add one with: ringmaster add \"Title\"");
        if (limit > 0 && tasks.size() == limit && session.printer().forPeople()) {
            session.printer().say("The first " + limit + " are shown; see all with --limit 0.");
        }
        return 0;
    }

    private static List<Column> columns(Printer printer) {
        return List.of(
                Column.field("ID", "id"),
                TaskColumns.status(printer),
                TaskColumns.priority(),
                Column.field("TRIES", "attempts"),
                Column.field("WORKER", "worker"),
                printer.timeColumn("SINCE", "since"),
                Column.field("TITLE", "title"));
    }
}
