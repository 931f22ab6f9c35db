package dev.ringmaster.cli.command.task;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ringmaster.cli.ExitCode;
import dev.ringmaster.cli.RingmasterCommand;
import dev.ringmaster.cli.client.ApiPath;
import dev.ringmaster.cli.client.EventStream;
import dev.ringmaster.cli.command.EventPrinter;
import dev.ringmaster.cli.command.Session;
import dev.ringmaster.cli.output.Format;
import dev.ringmaster.cli.output.OutputOption;
import dev.ringmaster.model.task.TaskStatus;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Shows what happens as it happens: of everything, or of one task until it is over. */
@Command(
        name = "watch",
        description = "Watch what happens; with an ID until that task is over or needs you.",
        footer = {
            "",
            "Exit codes with an ID: 0 done, 6 failed or cancelled, 7 needs a decision.",
            "",
            "Examples:",
            "  ringmaster watch",
            "  ringmaster watch textkit-7"
        })
public final class WatchCommand implements Callable<Integer> {

    @Parameters(arity = "0..1", paramLabel = "ID", description = "A task, or the start of its id.")
    private @Nullable String id;

    @Mixin
    private OutputOption output = new OutputOption();

    private final RingmasterCommand root;

    public WatchCommand(RingmasterCommand root) {
        this.root = root;
    }

    @Override
    public Integer call() {
        Session session = Session.open(root, output);
        EventStream stream = session.eventsFromNow();
        EventPrinter events = new EventPrinter(session.printer());
        if (id == null) {
            if (session.printer().forPeople()) {
                session.printer().say("Watching; end with Ctrl+C.");
            }
            stream.follow(event -> events.print(event.item()));
            return ExitCode.OK.code();
        }
        return watch(session, stream, events, session.api().get(ApiPath.of("tasks", id)));
    }

    private static int watch(Session session, EventStream stream, EventPrinter events, JsonNode start) {
        String task = start.path("id").asText();
        if (session.printer().forPeople()) {
            session.printer()
                    .say(task + " "
                            + session.printer().line(start.path("sentence").asText("")));
        }
        JsonNode[] latest = {start};
        if (!isOver(start)) {
            stream.follow(event -> {
                if (!event.isReset() && !event.subject().equals(task)) {
                    return true;
                }
                events.print(event.item());
                latest[0] = session.api().get(ApiPath.of("tasks", task));
                return !isOver(latest[0]);
            });
        }
        if (isOver(start) && session.printer().format() != Format.TABLE) {
            // No event will come; a program still learns how it ended.
            session.printer().item("task", latest[0], out -> {});
        }
        if (TaskColumns.needsDecision(latest[0])) {
            session.printer().say("Next: ringmaster decisions --task " + task);
            return ExitCode.NEEDS_DECISION.code();
        }
        return status(latest[0]) == TaskStatus.DONE ? ExitCode.OK.code() : ExitCode.TASK_FAILED.code();
    }

    private static boolean isOver(JsonNode task) {
        return status(task).isFinal() || TaskColumns.needsDecision(task);
    }

    private static TaskStatus status(JsonNode task) {
        return TaskStatus.ofWord(task.path("status").asText("blocked"));
    }
}
