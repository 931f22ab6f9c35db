package dev.ringmaster.cli.command.control;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ringmaster.cli.RingmasterCommand;
import dev.ringmaster.cli.client.ApiPath;
import dev.ringmaster.cli.client.Json;
import dev.ringmaster.cli.command.EachTask;
import dev.ringmaster.cli.command.Session;
import dev.ringmaster.cli.output.OutputOption;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;

/** What pausing and resuming have in common: tasks or the whole ring, and why. */
final class TaskBrake {

    @Parameters(arity = "0..*", paramLabel = "ID", description = "The tasks, or the starts of their ids.")
    private List<String> ids = new ArrayList<>();

    @Option(names = "--all", description = "The whole ring.")
    private boolean all;

    @Option(
            names = {"-m", "--message"},
            paramLabel = "TEXT",
            defaultValue = "",
            description = "Why.")
    private String reason = "";

    @Mixin
    private OutputOption output = new OutputOption();

    /**
     * @param verb the path's last part
     * @param ring what the ring does then
     * @param task what a task does then
     */
    int apply(RingmasterCommand root, CommandSpec spec, String verb, String ring, String task) {
        if (all != ids.isEmpty()) {
            throw new ParameterException(spec.commandLine(), "Name the tasks, or use --all for the whole ring");
        }
        Session session = Session.open(root, output);
        if (all) {
            session.api().post(ApiPath.of(verb), session.signed(body(reason)));
            ObjectNode result = Json.object().put("id", "ring").put("result", ring);
            session.printer().item("Result", result, out -> out.println("The ring " + ring));
            return 0;
        }
        return new EachTask(session).ask(ids, id -> {
            session.api().post(ApiPath.of("tasks", id, verb), session.signed(body(reason)));
            return task;
        });
    }

    static ObjectNode body(String reason) {
        return reason.isBlank() ? Json.object() : Json.object().put("reason", reason);
    }
}
