package dev.ringmaster.cli.command.release;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ringmaster.cli.RingmasterCommand;
import dev.ringmaster.cli.client.ApiPath;
import dev.ringmaster.cli.command.Session;
import dev.ringmaster.cli.output.Column;
import dev.ringmaster.cli.output.OutputOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Lists the releases, newest first, and says when they are stopped. */
@Command(
        name = "list",
        description = "List the releases, newest first.",
        footer = {"", "Example:", "  ringmaster releases list"})
final class ReleasesListCommand implements Callable<Integer> {

    @Option(
            names = "--limit",
            paramLabel = "N",
            defaultValue = "50",
            description = "At most so many (default: ${DEFAULT-VALUE}).")
    private int limit = 50;

    @Mixin
    private OutputOption output = new OutputOption();

    private final RingmasterCommand root;

    ReleasesListCommand(RingmasterCommand root) {
        this.root = root;
    }

    @Override
    public Integer call() {
        Session session = Session.open(root, output);
        JsonNode page = session.api().get(ApiPath.of("releases").with("limit", limit));
        List<JsonNode> releases = new ArrayList<>();
        page.path("items").forEach(releases::add);
        session.printer()
                .list(
                        "ReleaseList",
                        releases,
                        List.of(
                                Column.field("RELEASE", "id"),
                                Column.field("TASK", "task"),
                                Column.field("STATUS", "status"),
                                Column.field("STAGE", "stage"),
                                Column.of(
                                        "COMMIT",
                                        release ->
                                                shortened(release.path("commit").asText(""))),
                                session.printer().timeColumn("SINCE", "changedAt"),
                                Column.field("MESSAGE", "message")),
                        page.path("enabled").asBoolean()
                                ? "No release yet. Have Ringmaster change itself: ringmaster improve \"…\""
                                : "Self-improvement is off ([self_improvement] enabled in ringmaster.toml).");
        JsonNode breaker = page.path("breaker");
        if (session.printer().forPeople() && breaker.path("open").asBoolean()) {
            session.printer()
                    .say("Releases are stopped after "
                            + breaker.path("failures").asInt()
                            + " failures in a row: " + breaker.path("reason").asText("")
                            + "\nNext: ringmaster releases breaker --close");
        }
        return 0;
    }

    private static String shortened(String commit) {
        return commit.substring(0, Math.min(10, commit.length()));
    }
}
