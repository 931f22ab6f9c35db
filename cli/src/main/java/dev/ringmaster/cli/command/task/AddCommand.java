package dev.ringmaster.cli.command.task;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ringmaster.cli.RingmasterCommand;
import dev.ringmaster.cli.client.ApiPath;
import dev.ringmaster.cli.client.Json;
import dev.ringmaster.cli.command.GateNames;
import dev.ringmaster.cli.command.Session;
import dev.ringmaster.cli.output.OutputOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Adds a task and says its id. */
@Command(
        name = "add",
        description = "Add a task.",
        footer = {
            "",
            "Examples:",
            "  ringmaster add \"Fix the parser\" -d \"It fails on empty input.\" -p 1",
            "  ringmaster add \"Add a slug function\" -F task.md --after textkit-3 --ac \"slug('A b') is 'a-b'\"",
            "  git diff | ringmaster add \"Review this\" - --agent claude"
        })
public final class AddCommand implements Callable<Integer> {

    @Parameters(index = "0", paramLabel = "TITLE", description = "One line.")
    private String title = "";

    @Parameters(
            index = "1..*",
            arity = "0..*",
            paramLabel = "STDIN",
            description = "- reads the description from standard input.")
    private List<String> rest = new ArrayList<>();

    @Option(
            names = {"-d", "--description"},
            paramLabel = "TEXT",
            description = "The description, Markdown.")
    private @Nullable String description;

    @Option(
            names = {"-F", "--file"},
            paramLabel = "FILE",
            description = "Read the description from a file; - is standard input.")
    private @Nullable String file;

    @Option(
            names = {"-p", "--priority"},
            paramLabel = "0-4",
            description = "0 is highest, 2 is usual.")
    private @Nullable Integer priority;

    @Option(
            names = "--after",
            paramLabel = "ID",
            arity = "1..*",
            split = ",",
            description = "Tasks that must be done first.")
    private List<String> after = new ArrayList<>();

    @Option(names = "--project", paramLabel = "ID", description = "The project (default: the only one).")
    private @Nullable String project;

    @Option(names = "--agent", paramLabel = "WORKER", description = "The worker that must take it.")
    private @Nullable String agent;

    @Option(
            names = "--requires",
            paramLabel = "CAP",
            split = ",",
            description = "A capability its worker must have; may be repeated.")
    private List<String> requires = new ArrayList<>();

    @Option(names = "--ac", paramLabel = "TEXT", description = "An acceptance criterion; may be repeated.")
    private List<String> criteria = new ArrayList<>();

    @Option(
            names = "--gate",
            paramLabel = "COMMAND",
            description = "A check of this task alone, after the project's; may be repeated.")
    private List<String> gates = new ArrayList<>();

    @Option(names = "--label", paramLabel = "TEXT", split = ",", description = "A label; may be repeated.")
    private List<String> labels = new ArrayList<>();

    @Option(
            names = "--kind",
            paramLabel = "KIND",
            description =
                    "feature, bug_fix, infrastructure, research, documentation or chore (default: told from the text).")
    private @Nullable String kind;

    @Option(
            names = "--not-before",
            paramLabel = "TIME",
            description = "Do not give it out before, such as 2026-12-01T00:00Z.")
    private @Nullable String notBefore;

    @Option(names = "--draft", description = "Write it down without running it.")
    private boolean draft;

    @Mixin
    private OutputOption output = new OutputOption();

    @Spec
    @SuppressWarnings("NullAway.Init") // set before the command runs
    private CommandSpec spec;

    private final RingmasterCommand root;

    public AddCommand(RingmasterCommand root) {
        this.root = root;
    }

    @Override
    public Integer call() {
        checkUsage();
        Session session = Session.open(root, output);
        ObjectNode body = Json.object().put("project", session.project(project));
        body.putArray("tasks").add(task(session));
        JsonNode task =
                session.api().post(ApiPath.of("tasks"), body).path("items").path(0);
        session.printer().item("Task", task, out -> {
            String id = task.path("id").asText();
            if (session.printer().forPeople()) {
                out.println("Added " + session.printer().ink().bold(id) + "  "
                        + session.printer().line(task.path("title").asText("")));
                session.printer().say("Next: ringmaster watch " + id);
            } else {
                out.println(id);
            }
        });
        return 0;
    }

    private void checkUsage() {
        int sources = (description == null ? 0 : 1) + (file == null ? 0 : 1) + (rest.isEmpty() ? 0 : 1);
        if (!rest.isEmpty() && !rest.equals(List.of("-"))) {
            throw new ParameterException(
                    spec.commandLine(), "The title must be one argument: put it in quotes, as in \"Fix the parser\"");
        }
        if (sources > 1) {
            throw new ParameterException(spec.commandLine(), "Give the description once: with -d, with -F or with -");
        }
        if (priority != null && (priority < 0 || priority > 4)) {
            throw new ParameterException(spec.commandLine(), "A priority is 0 (highest) to 4, not " + priority);
        }
    }

    private ObjectNode task(Session session) {
        ObjectNode task = Json.object().put("title", title);
        if (description != null) {
            task.put("description", description);
        } else if (file != null || !rest.isEmpty()) {
            task.put("description", session.readText(file == null ? "-" : file));
        }
        if (priority != null) {
            task.put("priority", priority.intValue());
        }
        put(task, "dependsOn", after);
        put(task, "requires", requires);
        put(task, "acceptanceCriteria", criteria);
        put(task, "labels", labels);
        if (agent != null) {
            task.put("agent", agent);
        }
        if (kind != null) {
            task.put("kind", kind.replace('-', '_'));
        }
        if (!gates.isEmpty()) {
            task.set("gates", GateNames.gates(gates));
        }
        if (notBefore != null) {
            task.put("notBefore", notBefore);
        }
        if (draft) {
            task.put("status", "draft");
        }
        return task;
    }

    private static void put(ObjectNode task, String field, List<String> values) {
        if (!values.isEmpty()) {
            task.set(field, Json.array(values));
        }
    }
}
