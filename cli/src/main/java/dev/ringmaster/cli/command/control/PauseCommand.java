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
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Holds tasks, or the whole ring, back. */
@Command(
        name = "pause",
        description = "Start nothing more of tasks, or of the whole ring; what runs goes on to its end.",
        footer = {"", "Examples:", "  ringmaster pause textkit-7 -m \"looks wrong\"", "  ringmaster pause --all"})
public final class PauseCommand implements Callable<Integer> {

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

    @Spec
    @SuppressWarnings("NullAway.Init") // set before the command runs
    private CommandSpec spec;

    private final RingmasterCommand root;

    public PauseCommand(RingmasterCommand root) {
        this.root = root;
    }

    @Override
    public Integer call() {
        if (all != ids.isEmpty()) {
            throw new ParameterException(spec.commandLine(), "Name the tasks, or use --all for the whole ring");
        }
        Session session = Session.open(root, output);
        if (all) {
            session.api().post(ApiPath.of("pause"), session.signed(body()));
            ObjectNode result = Json.object().put("id", "ring").put("result", "starts nothing more");
            session.printer().item("Result", result, out -> out.println("The ring starts nothing more"));
            return 0;
        }
        return new EachTask(session).ask(ids, id -> {
            session.api().post(ApiPath.of("tasks", id, "pause"), session.signed(body()));
            return "is paused after its attempt";
        });
    }

    private ObjectNode body() {
        return reason.isBlank() ? Json.object() : Json.object().put("reason", reason);
    }
}
