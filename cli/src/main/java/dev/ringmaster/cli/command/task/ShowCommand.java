package dev.ringmaster.cli.command.task;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ringmaster.cli.RingmasterCommand;
import dev.ringmaster.cli.client.ApiPath;
import dev.ringmaster.cli.command.Session;
import dev.ringmaster.cli.command.control.Use;
import dev.ringmaster.cli.output.OutputOption;
import dev.ringmaster.cli.output.Printer;
import dev.ringmaster.cli.output.Times;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Shows all of a task, its attempts and open decisions included. */
@Command(
        name = "show",
        description = "Show all of a task: its attempts, and why it is not running.",
        footer = {
            "",
            "Examples:",
            "  ringmaster show textkit-7",
            "  ringmaster show textkit-7 -o json | jq .item.attemptHistory"
        })
public final class ShowCommand implements Callable<Integer> {

    @Parameters(paramLabel = "ID", description = "The task, or the start of its id.")
    private String id = "";

    @Mixin
    private OutputOption output = new OutputOption();

    private final RingmasterCommand root;

    public ShowCommand(RingmasterCommand root) {
        this.root = root;
    }

    @Override
    public Integer call() {
        Session session = Session.open(root, output);
        ObjectNode task = ((ObjectNode) session.api().get(ApiPath.of("tasks", id))).deepCopy();
        String whole = task.path("id").asText();
        List<JsonNode> attempts = session.items(ApiPath.of("attempts").with("task", whole), 0);
        List<JsonNode> decisions =
                session.items(ApiPath.of("decisions").with("task", whole).with("status", "open"), 0);
        attempts.forEach(task.putArray("attemptHistory")::add);
        decisions.forEach(task.putArray("openDecisions")::add);
        session.printer().item("Task", task, out -> write(out, session.printer(), task, attempts, decisions));
        return 0;
    }

    private static void write(
            PrintStream out, Printer printer, JsonNode task, List<JsonNode> attempts, List<JsonNode> decisions) {
        out.println(printer.ink().bold(task.path("id").asText()) + "  "
                + printer.line(task.path("title").asText("")));
        out.println(printer.ink().status(TaskColumns.statusOf(task)) + ": "
                + printer.line(task.path("sentence").asText("")));
        out.println();
        line(out, printer, "Project", task.path("project").asText(""));
        line(out, printer, "Priority", "P" + task.path("priority").asText("2"));
        line(out, printer, "Worth", worth(printer, task));
        line(out, printer, "Kind", task.path("kind").asText(""));
        line(out, printer, "Agent", task.path("agent").asText(""));
        line(out, printer, "Requires", joined(task.path("requires")));
        line(out, printer, "Depends on", joined(task.path("dependsOn")));
        line(out, printer, "Not before", task.path("notBefore").asText(""));
        line(out, printer, "Labels", joined(task.path("labels")));
        line(out, printer, "Retry of", task.path("retryOf").asText(""));
        line(out, printer, "Imported as", task.path("externalId").asText(""));
        line(out, printer, "Paused by", task.path("pausedBy").asText(""));
        line(out, printer, "Goes to", task.path("reassignTo").asText(""));
        line(out, printer, "Commit", task.path("commit").asText(""));
        line(out, printer, "Failure", task.path("failure").asText(""));
        line(out, printer, "Created", printer.time(task.path("createdAt").asText("")));
        task.path("acceptanceCriteria").forEach(criterion -> line(out, printer, "Accepted if", criterion.asText()));
        String description = task.path("description").asText("");
        if (!description.isBlank()) {
            out.println();
            description.lines().map(printer::line).forEach(out::println);
        }
        if (!attempts.isEmpty()) {
            out.println();
            out.println(printer.ink().bold("Attempts"));
            attempts.forEach(attempt -> attempt(out, printer, attempt));
        }
        for (JsonNode decision : decisions) {
            String key = decision.path("id").asText();
            out.println();
            out.println(printer.ink().bold("Needs a decision") + "  " + key);
            out.println(printer.line(decision.path("question").asText("")));
            decision.path("detail").asText("").lines().map(printer::line).forEach(line -> out.println("  " + line));
            boolean raise = decision.path("kind").asText("").equals("budget");
            printer.say("Next: ringmaster answer " + key + (raise ? " raise" : " retry -m \"advice for the agent\""));
        }
    }

    /** The score of when its state was told, and its place in a ranking with that one's time: they need not be of the same moment. */
    private static String worth(Printer printer, JsonNode task) {
        if (!task.path("score").isNumber()) {
            return "";
        }
        String score = String.format(
                Locale.ROOT, "%.3f as of its last change", task.path("score").asDouble());
        String rankedAt = task.path("rankedAt").asText("");
        return rankedAt.isEmpty()
                ? score
                : score + ", place " + task.path("rank").asText("?") + " in the ranking of " + printer.time(rankedAt);
    }

    private static void attempt(PrintStream out, Printer printer, JsonNode attempt) {
        JsonNode outcome = attempt.path("outcome");
        String how = outcome.path("kind").asText(attempt.path("status").asText(""));
        String started = attempt.path("startedAt").asText("");
        String took = Times.between(started, attempt.path("finishedAt").asText(""));
        String message = outcome.path("message").asText(attempt.path("sentence").asText(""));
        out.println("  " + attempt.path("number").asText("?") + "  "
                + printer.ink().status(how) + "  on "
                + attempt.path("worker").asText("?") + (started.isEmpty() ? "" : ", started " + printer.time(started))
                + (took.isEmpty() ? "" : ", took " + took));
        if (!message.isEmpty()) {
            out.println("     " + printer.line(message));
        }
        String use = use(attempt);
        if (!use.isEmpty()) {
            out.println("     " + printer.line(use));
        }
        out.println("     "
                + printer.ink().faint("ringmaster logs " + attempt.path("id").asText()));
    }

    /** What the agent said of itself, and how it is; empty before it said anything. */
    private static String use(JsonNode attempt) {
        List<String> parts = new ArrayList<>();
        JsonNode health = attempt.path("health");
        if (health.isObject() && attempt.path("outcome").isMissingNode()) {
            parts.add(health.path("state").asText("") + " ("
                    + health.path("reason").asText("") + ")");
        }
        JsonNode report = attempt.path("report");
        if (report.isObject()) {
            parts.add("model " + report.path("model").asText("-"));
            parts.add("tokens " + Use.tokens(attempt));
            parts.add("cost " + Use.cost(attempt));
            parts.add((attempt.path("resumed").isObject() ? "resumed session " : "session ")
                    + report.path("session").asText("-"));
            long unknown = report.path("unknownEvents").asLong(0);
            if (unknown > 0) {
                parts.add(unknown + (unknown == 1 ? " line" : " lines") + " of its output not understood");
            }
        }
        return String.join(", ", parts);
    }

    private static String joined(JsonNode array) {
        List<String> texts = new ArrayList<>();
        array.forEach(each -> texts.add(each.asText()));
        return String.join(", ", texts);
    }

    private static void line(PrintStream out, Printer printer, String name, String value) {
        if (!value.isEmpty() && !value.equals("null")) {
            out.println(name + " ".repeat(Math.max(1, 13 - name.length())) + printer.line(value));
        }
    }
}
