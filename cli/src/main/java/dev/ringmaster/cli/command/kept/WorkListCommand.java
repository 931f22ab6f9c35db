package dev.ringmaster.cli.command.kept;

import com.fasterxml.jackson.databind.JsonNode;
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

/** Lists what attempts left in repositories, and why it is kept. */
@Command(
        name = "list",
        description = "List branches and worktrees with work that has not landed.",
        footer = {"", "Examples:", "  ringmaster work list", "  ringmaster work list --all --project textkit"})
public final class WorkListCommand implements Callable<Integer> {

    private static final long KIB = 1024;

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
                                Column.of("BRANCH", work -> text(work, "branch")),
                                Column.of("COMMIT", work -> shortened(text(work, "commit"))),
                                Column.of(
                                        "NEW",
                                        work -> String.valueOf(
                                                work.path("commits").asInt())),
                                session.printer().timeColumn("COMMITTED", "committedAt"),
                                Column.of("DISK", WorkListCommand::size),
                                Column.field("WHY", "reason")),
                        all ? "Nothing is kept." : "Everything has landed: no work is kept. See also --all.");
        return 0;
    }

    private static String text(JsonNode work, String field) {
        return work.path(field).isTextual() ? work.path(field).asText() : "";
    }

    private static String shortened(String commit) {
        return commit.substring(0, Math.min(10, commit.length()));
    }

    private static String size(JsonNode work) {
        if (!work.path("bytes").isNumber()) {
            return "";
        }
        double size = work.path("bytes").asDouble() / KIB;
        String unit = "KiB";
        for (String next : List.of("MiB", "GiB", "TiB")) {
            if (size < KIB) {
                break;
            }
            size /= KIB;
            unit = next;
        }
        return String.format(Locale.ROOT, "%.1f %s", size, unit);
    }
}
