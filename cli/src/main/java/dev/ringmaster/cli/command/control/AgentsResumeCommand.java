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

/** Gives agents work again, also one that could not log in. */
@Command(
        name = "resume",
        description = "Gives agents work again, also one that could not log in.",
        footer = {"", "Example:", "  ringmaster agents resume codex"})
public final class AgentsResumeCommand implements Callable<Integer> {

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

    public AgentsResumeCommand(RingmasterCommand root) {
        this.root = root;
    }

    @Override
    public Integer call() {
        Session session = Session.open(root, output);
        return new EachTask(session).ask(names, name -> {
            session.api()
                    .post(
                            ApiPath.of("workers", name, "resume"),
                            session.signed(
                                    reason.isBlank()
                                            ? Json.object()
                                            : Json.object().put("reason", reason)));
            return "gets work again";
        });
    }
}
