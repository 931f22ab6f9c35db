package dev.ringmaster.cli.command.task;

import dev.ringmaster.cli.RingmasterCommand;
import dev.ringmaster.cli.client.ApiPath;
import dev.ringmaster.cli.command.Session;
import dev.ringmaster.cli.output.Column;
import dev.ringmaster.cli.output.OutputOption;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Lists what could run now, the next one first. */
@Command(
        name = "ready",
        description = "List what could run now, the next one first.",
        footer = {"", "Example:", "  ringmaster ready --project textkit"})
public final class ReadyCommand implements Callable<Integer> {

    @Option(names = "--project", paramLabel = "ID", description = "Only this project's.")
    private @Nullable String project;

    @Option(names = "--limit", paramLabel = "N", defaultValue = "50", description = "At most so many; 0 is all.")
    private int limit;

    @Mixin
    private OutputOption output = new OutputOption();

    private final RingmasterCommand root;

    public ReadyCommand(RingmasterCommand root) {
        this.root = root;
    }

    @Override
    public Integer call() {
        Session session = Session.open(root, output);
        var tasks = session.items(
                ApiPath.of("tasks")
                        .with("project", project)
                        .with("status", "ready")
                        .with("sort", "-score"),
                limit);
        session.printer()
                .list(
                        "TaskList",
                        tasks,
                        List.of(
                                Column.field("ID", "id"),
                                TaskColumns.priority(),
                                Column.of(
                                        "SCORE",
                                        task -> String.format(
                                                Locale.ROOT,
                                                "%.3f",
                                                task.path("score").asDouble())),
                                session.printer().timeColumn("READY", "since"),
                                Column.field("TITLE", "title"),
                                Column.field("WHY IT WAITS", "sentence")),
                        "Nothing is ready. See why with: ringmaster list --status blocked");
        return 0;
    }
}
