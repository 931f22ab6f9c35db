package dev.ringmaster.cli.command.kept;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ringmaster.cli.CommandFailure;
import dev.ringmaster.cli.ExitCode;
import dev.ringmaster.cli.RingmasterCommand;
import dev.ringmaster.cli.client.ApiPath;
import dev.ringmaster.cli.client.Json;
import dev.ringmaster.cli.command.Session;
import dev.ringmaster.cli.output.Column;
import dev.ringmaster.cli.output.OutputOption;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Has what attempts left cleared away where nothing is lost by it, and prints the evidence. */
@Command(
        name = "gc",
        description = {
            "Clear away branches and worktrees that nothing is lost by, and say why each was safe.",
            "Work that has not landed stays: of an attempt whose task is over only the checkout goes, its branch keeps the commits."
        },
        footer = {"", "Examples:", "  ringmaster work gc --dry-run", "  ringmaster work gc --project textkit"})
public final class WorkGcCommand implements Callable<Integer> {

    @Option(names = "--project", paramLabel = "ID", description = "Only this project's.")
    private @Nullable String project;

    @Option(names = "--dry-run", description = "Only say what would go.")
    private boolean dryRun;

    @Option(
            names = "--timeout",
            paramLabel = "SECONDS",
            defaultValue = "120",
            description = "How long to wait for the answer (default: ${DEFAULT-VALUE}).")
    private int timeout;

    @Mixin
    private OutputOption output = new OutputOption();

    private final RingmasterCommand root;

    public WorkGcCommand(RingmasterCommand root) {
        this.root = root;
    }

    @Override
    public Integer call() {
        Session session = Session.open(root, output);
        ObjectNode body = session.signed(Json.object().put("dryRun", dryRun));
        if (project != null) {
            body.put("project", project);
        }
        List<JsonNode> answers = answers(session, session.api().post(ApiPath.of("work-collections"), body));
        ObjectNode all = Json.object().put("dryRun", dryRun);
        var removed = all.putArray("removed");
        var kept = all.putArray("kept");
        var problems = all.putArray("problems");
        long bytes = 0;
        for (JsonNode answer : answers) {
            answer.path("removed").forEach(removed::add);
            answer.path("kept").forEach(kept::add);
            if (answer.path("problem").isTextual()) {
                problems.add(answer.path("project").asText() + ": "
                        + answer.path("problem").asText());
            }
        }
        for (JsonNode work : removed) {
            bytes += work.path("bytes").asLong(0);
        }
        long freed = bytes;
        all.put("bytes", freed);
        session.printer().item("WorkCollection", all, out -> print(session, all, freed, out));
        if (!problems.isEmpty()) {
            throw new CommandFailure(
                    ExitCode.FAILED,
                    "not everything could be looked through: " + problems.get(0).asText(),
                    "");
        }
        return 0;
    }

    /** One for each project that was asked. */
    private List<JsonNode> answers(Session session, JsonNode asked) {
        Set<String> open = new HashSet<>();
        asked.path("projects").forEach(each -> open.add(each.asText()));
        List<JsonNode> answers = new ArrayList<>();
        long cursor = asked.path("eventCursor").asLong();
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(timeout);
        while (!open.isEmpty()) {
            JsonNode page = session.api()
                    .get(ApiPath.of("events")
                            .with("after", String.valueOf(cursor))
                            .with("types", "work.collected")
                            .with("limit", 500));
            for (JsonNode item : page.path("items")) {
                cursor = item.path("seq").asLong(cursor);
                JsonNode data = item.path("data");
                if (data.path("request").asText().equals(asked.path("id").asText())
                        && open.remove(data.path("project").asText())) {
                    answers.add(data);
                }
            }
            if (!open.isEmpty()) {
                if (System.nanoTime() > end) {
                    throw new CommandFailure(
                            ExitCode.FAILED,
                            "scheduler-service has not answered within " + timeout + " s for "
                                    + String.join(", ", open),
                            "It goes on by itself; see ringmaster status, and ringmaster events --types work.collected.");
                }
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(200));
            }
        }
        return answers;
    }

    private void print(Session session, JsonNode all, long bytes, PrintStream out) {
        int count = all.path("removed").size();
        session.printer()
                .list(
                        "RemovedWork",
                        items(all.path("removed")),
                        List.of(
                                WorkColumns.TASK,
                                WorkColumns.BRANCH,
                                Column.of(
                                        "CHECKOUT",
                                        work -> WorkColumns.text(work, "worktree")
                                                        .isEmpty()
                                                ? ""
                                                : "yes"),
                                WorkColumns.COMMIT,
                                WorkColumns.DISK,
                                Column.field("SAFE BECAUSE", "evidence")),
                        dryRun ? "Nothing would go." : "Nothing was to go.");
        if (count > 0) {
            out.println((dryRun ? "Would free " : "Freed ") + WorkColumns.size(bytes) + " of checkouts.");
        }
        if (!all.path("kept").isEmpty()) {
            out.println();
            out.println("Kept:");
            session.printer()
                    .list(
                            "KeptWork",
                            items(all.path("kept")),
                            List.of(
                                    WorkColumns.TASK,
                                    WorkColumns.BRANCH,
                                    WorkColumns.COMMIT,
                                    WorkColumns.DISK,
                                    Column.field("WHY", "reason")),
                            "");
        }
    }

    private static List<JsonNode> items(JsonNode list) {
        List<JsonNode> items = new ArrayList<>();
        list.forEach(items::add);
        return items;
    }
}
