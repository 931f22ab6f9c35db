package dev.ringmaster.cli.command.control;

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
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Gives agents no new work; what runs goes on to its end. */
@Command(
        name = "pause",
        description = "Gives agents no new work; what runs goes on to its end.",
        footer = {"", "Example:", "  ringmaster agents pause codex -m \"new key on its way\""})
public final class AgentsPauseCommand implements Callable<Integer> {

    @Parameters(arity = "1..*", paramLabel = "AGENT", description = "See ringmaster agents list.")
    private List<String> names = new ArrayList<>();

    @Option(
            names = {"-m", "--message"},
            paramLabel = "TEXT",
            defaultValue = "",
            description = "Why.")
    private String reason = "";

    @Mixin
    private OutputOption output = new OutputOption();

    private final RingmasterCommand root;

    public AgentsPauseCommand(RingmasterCommand root) {
        this.root = root;
    }

    @Override
    public Integer call() {
        Session session = Session.open(root, output);
        return new EachTask(session).ask(names, name -> {
            session.api()
                    .post(
                            ApiPath.of("workers", name, "pause"),
                            session.signed(
                                    reason.isBlank()
                                            ? Json.object()
                                            : Json.object().put("reason", reason)));
            return "gets no new work";
        });
    }
}
