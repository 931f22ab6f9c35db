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
import picocli.CommandLine.Parameters;

/** Asks for a release to be taken back. */
@Command(
        name = "rollback",
        description = "Run again what ran before a release, and take its commit back.",
        footer = {
            "",
            "Example:",
            "  ringmaster releases rollback r-3",
            "",
            "When the ring does not answer any more: .ringmaster/app/bin/ringmaster release back"
        })
final class ReleasesRollbackCommand implements Callable<Integer> {

    @Parameters(paramLabel = "ID", description = "A release that is live or was kept.")
    private String id = "";

    @Mixin
    private OutputOption output = new OutputOption();

    private final RingmasterCommand root;

    ReleasesRollbackCommand(RingmasterCommand root) {
        this.root = root;
    }

    @Override
    public Integer call() {
        Session session = Session.open(root, output);
        JsonNode release = session.api().post(ApiPath.of("releases", id, "rollback"), session.signed(Json.object()));
        session.printer().item("Release", release, out -> {
            out.println(release.path("id").asText() + " is taken back");
            session.printer()
                    .say("Next: ringmaster releases show " + release.path("id").asText());
        });
        return 0;
    }
}
