package dev.ringmaster.cli.command.kept;

import dev.ringmaster.cli.RingmasterCommand;
import dev.ringmaster.cli.client.ApiPath;
import dev.ringmaster.cli.command.Session;
import dev.ringmaster.cli.output.Column;
import dev.ringmaster.cli.output.OutputOption;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Lists what attempts left in repositories, and why it is kept. */
@Command(
        name = "list",
        description = "List branches and worktrees with work that has not landed.",
        footer = {"", "Examples:", "  ringmaster work list", "  ringmaster work list --all --project textkit"})
public final class WorkListCommand implements Callable<Integer> {

    @Option(names = "--project", paramLabel = "ID", description = "Only this project's.")
    private @Nullable String project;

    @Option(
            names = "--all",
            description = "Also what has landed or holds nothing, and is cleared away by itself in time.")
    private boolean all;

    @Mixin
    private OutputOption output = new OutputOption();

    private final RingmasterCommand root;

    public WorkListCommand(RingmasterCommand root) {
        this.root = root;
    }

    @Override
    public Integer call() {
        Session session = Session.open(root, output);
        ApiPath path = ApiPath.of("work").with("project", project).with("unlanded", all ? null : "true");
        session.printer()
                .list(
                        "WorkList",
                        session.items(path, 0),
                        List.of(
                                Column.field("TASK", "task"),
                                WorkColumns.BRANCH,
                                WorkColumns.COMMIT,
                                Column.of(
                                        "NEW",
                                        work -> String.valueOf(
                                                work.path("commits").asInt())),
                                session.printer().timeColumn("COMMITTED", "committedAt"),
                                WorkColumns.DISK,
                                Column.field("WHY", "reason")),
                        all ? "Nothing is kept." : "Everything has landed: no work is kept. See also --all.");
        return 0;
    }
}
