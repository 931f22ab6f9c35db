package dev.ringmaster.cli.command.release;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ringmaster.cli.RingmasterCommand;
import dev.ringmaster.cli.client.ApiPath;
import dev.ringmaster.cli.client.Json;
import dev.ringmaster.cli.command.Session;
import dev.ringmaster.cli.output.OutputOption;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Says whether releases are stopped after failures in a row, and lets them go on. */
@Command(
        name = "breaker",
        description = "Show whether releases are stopped after failures in a row, or let them go on.",
        footer = {"", "Example:", "  ringmaster releases breaker --close"})
final class ReleasesBreakerCommand implements Callable<Integer> {

    @Option(names = "--close", description = "Let releases go on.")
    private boolean close;

    @Mixin
    private OutputOption output = new OutputOption();

    private final RingmasterCommand root;

    ReleasesBreakerCommand(RingmasterCommand root) {
        this.root = root;
    }

    @Override
    public Integer call() {
        Session session = Session.open(root, output);
        JsonNode breaker = close
                ? session.api().post(ApiPath.of("releases", "breaker", "close"), session.signed(Json.object()))
                : session.api().get(ApiPath.of("releases").with("limit", 1)).path("breaker");
        session.printer().item("Breaker", breaker, out -> out.println(close ? "releases go on" : sentence(breaker)));
        return 0;
    }

    private static String sentence(JsonNode breaker) {
        int failures = breaker.path("failures").asInt();
        return breaker.path("open").asBoolean()
                ? "releases are stopped after " + failures + " failures in a row: "
                        + breaker.path("reason").asText("")
                : "releases go on; " + failures + " failed in a row";
    }
}
