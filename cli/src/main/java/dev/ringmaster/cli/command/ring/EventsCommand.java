package dev.ringmaster.cli.command.ring;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ringmaster.cli.RingmasterCommand;
import dev.ringmaster.cli.client.ApiClient;
import dev.ringmaster.cli.client.ApiPath;
import dev.ringmaster.cli.command.EventPrinter;
import dev.ringmaster.cli.command.Session;
import dev.ringmaster.cli.output.OutputOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Shows the feed of events: the last ones, and with {@code -f} those to come. */
@Command(
        name = "events",
        description = "Show the last events; with -f also those to come.",
        footer = {
            "",
            "Examples:",
            "  ringmaster events -f",
            "  ringmaster events --type task.completed --limit 500 -o jsonl"
        })
public final class EventsCommand implements Callable<Integer> {

    private static final int PAGE = 500;

    @Option(
            names = {"-f", "--follow"},
            description = "Go on as new ones come.")
    private boolean follow;

    @Option(
            names = "--after",
            paramLabel = "SEQ",
            description = "Start behind this place of the feed (default: the last ones).")
    private @Nullable Long after;

    @Option(
            names = "--limit",
            paramLabel = "N",
            defaultValue = "50",
            description = "How far to look back, in events (default: 50).")
    private int limit;

    @Option(
            names = "--type",
            paramLabel = "TYPE",
            split = ",",
            description = "Only these, such as task.completed or attempt.*.")
    private List<String> types = new ArrayList<>();

    @Option(names = "--task", paramLabel = "ID", description = "Only those about this task.")
    private @Nullable String task;

    @Option(names = "--project", paramLabel = "ID", description = "Only those of this project.")
    private @Nullable String project;

    @Mixin
    private OutputOption output = new OutputOption();

    private final RingmasterCommand root;

    public EventsCommand(RingmasterCommand root) {
        this.root = root;
    }

    @Override
    public Integer call() {
        Session session = Session.open(root, output);
        EventPrinter printer = new EventPrinter(session.printer());
        long end = session.api().get(ApiPath.of("status")).path("eventCursor").asLong();
        long cursor = after == null ? Math.max(0, end - limit) : after;
        cursor = past(session, printer, cursor, end);
        if (follow) {
            session.api()
                    .events(filtered(ApiClient.STREAM), Math.max(cursor, end))
                    .telling(session.printer()::say)
                    .follow(event -> printer.print(event.item()));
        }
        return 0;
    }

    /** Prints what is there already and returns the place where it ends. */
    private long past(Session session, EventPrinter printer, long from, long end) {
        long cursor = from;
        while (cursor < end) {
            JsonNode page = session.api()
                    .get(filtered(ApiPath.of("events").with("after", cursor).with("limit", PAGE)));
            page.path("items").forEach(printer::print);
            long next = page.path("nextCursor").asLong(cursor);
            if (page.path("items").isEmpty() || next <= cursor) {
                break;
            }
            cursor = next;
        }
        return cursor;
    }

    private ApiPath filtered(ApiPath path) {
        return path.with("types", String.join(",", types)).with("task", task).with("project", project);
    }
}
