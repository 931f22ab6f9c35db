package dev.ringmaster.cli.command.control;

import dev.ringmaster.cli.RingmasterCommand;
import dev.ringmaster.cli.client.ApiPath;
import dev.ringmaster.cli.command.EachTask;
import dev.ringmaster.cli.command.Session;
import dev.ringmaster.cli.output.OutputOption;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What pausing and resuming agents have in common: which ones, and why. */
final class AgentBrake {

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

    /** @param verb the path's last part. @param said what an agent does then */
    int apply(RingmasterCommand root, String verb, String said) {
        Session session = Session.open(root, output);
        return new EachTask(session).ask(names, name -> {
            session.api().post(ApiPath.of("workers", name, verb), session.signed(TaskBrake.body(reason)));
            return said;
        });
    }
}
