package dev.ringmaster.cli.command.ring;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ringmaster.cli.RingmasterCommand;
import dev.ringmaster.cli.client.ApiPath;
import dev.ringmaster.cli.client.RingAccess;
import dev.ringmaster.cli.command.Session;
import dev.ringmaster.cli.output.OutputOption;
import dev.ringmaster.cli.output.Printer;
import dev.ringmaster.settings.Component;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Shows how the ring is in a few lines, and what to do next. */
@Command(
        name = "status",
        description = "Show how the ring is, and what to do next.",
        footer = {"", "Examples:", "  ringmaster status", "  ringmaster status -o json | jq .item.tasks"})
public final class StatusCommand implements Callable<Integer> {

    @Mixin
    private OutputOption output = new OutputOption();

    /** Bytes; with less the ring does not even start. */
    private static final long LITTLE_ROOM = 200_000_000;

    private final RingmasterCommand root;

    public StatusCommand(RingmasterCommand root) {
        this.root = root;
    }

    @Override
    public Integer call() {
        Session session = Session.open(root, output);
        JsonNode status = session.api().get(ApiPath.of("status"));
        Path state = RingAccess.folder(root).state();
        session.printer().item("Status", status, out -> write(out, session, status, disk(state)));
        return 0;
    }

    /** Said only when work may have to wait for room; a ring of another machine has no folder here. */
    private static Optional<String> disk(Path state) {
        long free = state.toFile().getUsableSpace();
        return Files.isDirectory(state) && free < LITTLE_ROOM
                ? Optional.of("Disk       only " + free / 1_000_000 + " MB left in " + state
                        + ": once it is full, commits and agents wait for room, and nothing is lost")
                : Optional.empty();
    }

    private static void write(PrintStream out, Session session, JsonNode status, Optional<String> disk) {
        Printer printer = session.printer();
        String last = status.path("lastEventAt").asText("");
        out.println(printer.ink().bold("ringmaster " + status.path("version").asText("")) + "  "
                + session.api().base() + "  live"
                + (last.isEmpty() || last.equals("null") ? "" : " (last event " + printer.time(last) + ")"));
        out.println("Agents     " + agents(status.path("workers")));
        out.println("Tasks      " + tasks(status.path("tasks")));
        JsonNode paused = status.path("paused");
        if (paused.isObject()) {
            String why = paused.path("reason").asText("");
            out.println(
                    "Paused     by " + paused.path("by").asText("") + (why.isEmpty() ? "" : ": " + printer.line(why))
                            + "; what runs goes on (ringmaster resume --all)");
        }
        long open = status.path("decisions").path("open").asLong();
        out.println("Needs you  " + (open == 0 ? "nothing" : open + (open == 1 ? " decision" : " decisions")));
        disk.ifPresent(out::println);
        settings(status.path("components").path(Component.SCHEDULER_SERVICE.word()))
                .ifPresent(said -> out.println("Settings   " + printer.line(said)));
        if (printer.forPeople()) {
            printer.say(next(session, status, open));
        }
    }

    /** Said only when ringmaster.toml is not in force as it stands. */
    private static Optional<String> settings(JsonNode coordinator) {
        List<String> problems = new ArrayList<>();
        coordinator.path("problems").forEach(problem -> problems.add(problem.asText()));
        if (problems.isEmpty()) {
            return Optional.empty();
        }
        String begin = coordinator.path("config").asText("").equals("rejected")
                ? "ringmaster.toml is not in force, the last settings are: "
                : "";
        return Optional.of(begin + String.join("; ", problems));
    }

    private static String agents(JsonNode workers) {
        int running = 0;
        int capacity = 0;
        List<String> each = new ArrayList<>();
        for (JsonNode worker : workers) {
            running += worker.path("running").asInt();
            capacity += worker.path("capacity").asInt();
            String reason = worker.path("reason").asText("");
            each.add(worker.path("id").asText() + " "
                    + (reason.isEmpty() || reason.equals("null")
                            ? worker.path("running").asInt() + "/"
                                    + worker.path("capacity").asInt()
                            : "off (" + reason + ")"));
        }
        return each.isEmpty()
                ? "none known; describe them as [[workers]] in ringmaster.toml"
                : running + " busy of " + capacity + "   " + String.join(", ", each);
    }

    private static String tasks(JsonNode tasks) {
        JsonNode counts = tasks.has("counts") ? tasks.path("counts") : tasks;
        List<String> each = new ArrayList<>();
        counts.properties().forEach(count -> {
            if (count.getValue().isNumber() && count.getValue().asLong() > 0) {
                each.add(count.getValue().asText() + " " + count.getKey().replace('_', ' '));
            }
        });
        return each.isEmpty() ? "none" : String.join(", ", each);
    }

    private static String next(Session session, JsonNode status, long open) {
        if (open > 0) {
            return "Next: ringmaster decisions";
        }
        if (!tasks(status.path("tasks")).equals("none")) {
            return "Next: ringmaster watch";
        }
        return session.api().get(ApiPath.of("projects")).path("items").isEmpty()
                ? "Next: ringmaster project add <path or URL>"
                : "Next: ringmaster add \"Title of a task\"";
    }
}
