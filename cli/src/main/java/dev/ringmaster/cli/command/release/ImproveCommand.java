package dev.ringmaster.cli.command.release;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ringmaster.cli.CommandFailure;
import dev.ringmaster.cli.ExitCode;
import dev.ringmaster.cli.RingmasterCommand;
import dev.ringmaster.cli.client.ApiPath;
import dev.ringmaster.cli.client.Json;
import dev.ringmaster.cli.command.Session;
import dev.ringmaster.cli.output.OutputOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Adds a task to the project that is Ringmaster itself; its work goes live only after proof, and back when it harms. */
@Command(
        name = "improve",
        description = "Have Ringmaster change itself: add a task to the project that is its own repository.",
        footer = {"", "Example:", "  ringmaster improve \"Say in 'status' how long the ring has been running\""})
public final class ImproveCommand implements Callable<Integer> {

    private static final int TITLE_LENGTH = 100;

    @Parameters(paramLabel = "TEXT", description = "What to change; the first line becomes the task's title.")
    private String text = "";

    @Option(
            names = "--project",
            paramLabel = "ID",
            description = "Which project (default: the only one that is Ringmaster).")
    private @Nullable String project;

    @Mixin
    private OutputOption output = new OutputOption();

    private final RingmasterCommand root;

    public ImproveCommand(RingmasterCommand root) {
        this.root = root;
    }

    @Override
    public Integer call() {
        Session session = Session.open(root, output);
        ObjectNode body = Json.object().put("project", selfProject(session));
        body.putArray("tasks").add(task(text.strip()));
        JsonNode task =
                session.api().post(ApiPath.of("tasks"), body).path("items").path(0);
        session.printer().item("Task", task, out -> {
            String id = task.path("id").asText();
            if (session.printer().forPeople()) {
                out.println("Added " + session.printer().ink().bold(id) + "  "
                        + session.printer().line(task.path("title").asText("")));
                session.printer().say("Next: ringmaster watch " + id + "; later ringmaster releases list");
            } else {
                out.println(id);
            }
        });
        return 0;
    }

    private String selfProject(Session session) {
        if (!session.api()
                .get(ApiPath.of("releases").with("limit", 1))
                .path("enabled")
                .asBoolean()) {
            throw new CommandFailure(
                    ExitCode.CONFLICT,
                    "self-improvement is off",
                    "Set enabled = true under [self_improvement] in ringmaster.toml and restart the ring.");
        }
        List<String> own = new ArrayList<>();
        session.items(ApiPath.of("projects"), 0).forEach(one -> {
            if (one.path("self").asBoolean()) {
                own.add(one.path("id").asText());
            }
        });
        if (project != null) {
            if (own.contains(project)) {
                return project;
            }
            throw new CommandFailure(
                    ExitCode.CONFLICT,
                    "project " + project + " is not Ringmaster's own repository",
                    "Use: ringmaster add \"…\" --project " + project);
        }
        if (own.size() == 1) {
            return own.getFirst();
        }
        throw own.isEmpty()
                ? new CommandFailure(
                        ExitCode.FAILED,
                        "no project is Ringmaster's own repository",
                        "Add the checkout that this ring was built from, or a clone of it: ringmaster project add <path>")
                : new CommandFailure(
                        ExitCode.USAGE,
                        "several projects are Ringmaster's own repository",
                        "Add --project with one of: " + String.join(", ", own));
    }

    private static ObjectNode task(String text) {
        String first = text.lines().findFirst().orElse("").strip();
        String title = first.length() > TITLE_LENGTH ? first.substring(0, TITLE_LENGTH - 1) + "…" : first;
        ObjectNode task = Json.object().put("title", title);
        return title.equals(text) ? task : task.put("description", text);
    }
}
