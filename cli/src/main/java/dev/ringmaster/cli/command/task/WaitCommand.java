package dev.ringmaster.cli.command.task;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ringmaster.cli.CommandFailure;
import dev.ringmaster.cli.ExitCode;
import dev.ringmaster.cli.RingmasterCommand;
import dev.ringmaster.cli.client.ApiPath;
import dev.ringmaster.cli.client.EventStream;
import dev.ringmaster.cli.client.ServerEvent;
import dev.ringmaster.cli.command.Durations;
import dev.ringmaster.cli.command.Session;
import dev.ringmaster.cli.output.Column;
import dev.ringmaster.cli.output.OutputOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Waits until tasks have come to something; its exit code says what. */
@Command(
        name = "wait",
        description = "Wait until tasks are done; the exit code tells what came of them.",
        footer = {
            "",
            "Exit codes: 0 all reached it, 6 one failed or was cancelled, 7 one needs a decision, 1 the time was over.",
            "",
            "Examples:",
            "  ringmaster wait textkit-7 textkit-8 --timeout 30m",
            "  ringmaster wait textkit-7 --for in_progress,needs-you"
        })
public final class WaitCommand implements Callable<Integer> {

    @Parameters(arity = "1..*", paramLabel = "ID", description = "The tasks, or the starts of their ids.")
    private List<String> ids = new ArrayList<>();

    @Option(
            names = "--for",
            paramLabel = "WHAT",
            split = ",",
            defaultValue = "done",
            description = "Statuses to wait for, any of them: done (default), failed, in_progress …, or needs-you.")
    private List<String> wanted = new ArrayList<>();

    @Option(names = "--timeout", paramLabel = "TIME", description = "Give up after this time, such as 90s, 30m or 2h.")
    private @Nullable String timeout;

    @Mixin
    private OutputOption output = new OutputOption();

    private final RingmasterCommand root;

    public WaitCommand(RingmasterCommand root) {
        this.root = root;
    }

    @Override
    public Integer call() {
        WaitGoal goal = WaitGoal.of(wanted);
        var limit = timeout == null ? null : Durations.parsed(timeout);
        Session session = Session.open(root, output);
        // The stream's place is fixed before the tasks are read, so that no change falls between the two.
        EventStream stream = session.eventsFromNow();
        Map<String, JsonNode> tasks = new LinkedHashMap<>();
        for (String id : ids) {
            JsonNode task = session.api().get(ApiPath.of("tasks", id));
            tasks.put(task.path("id").asText(), task);
        }
        boolean inTime = goal.isSettled(tasks.values())
                || (limit == null ? stream : stream.atMost(limit)).follow(event -> {
                    update(session, tasks, event);
                    return !goal.isSettled(tasks.values());
                });
        session.printer()
                .list(
                        "TaskList",
                        List.copyOf(tasks.values()),
                        List.of(
                                Column.field("ID", "id"),
                                TaskColumns.status(session.printer()),
                                Column.field("SENTENCE", "sentence")),
                        "");
        if (!inTime) {
            throw new CommandFailure(
                    ExitCode.FAILED,
                    "the tasks did not get there within " + timeout,
                    "See why: ringmaster show " + ids.getFirst());
        }
        return goal.exitCode(tasks.values()).code();
    }

    private static void update(Session session, Map<String, JsonNode> tasks, ServerEvent event) {
        if (event.isReset()) {
            tasks.replaceAll((id, task) -> session.api().get(ApiPath.of("tasks", id)));
            return;
        }
        String id = event.subject();
        if (tasks.containsKey(id) && !event.type().startsWith("output.")) {
            tasks.put(id, session.api().get(ApiPath.of("tasks", id)));
        }
    }
}
