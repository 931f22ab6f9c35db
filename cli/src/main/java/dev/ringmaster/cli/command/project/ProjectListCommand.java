package dev.ringmaster.cli.command.project;

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

/** Lists the projects. */
@Command(
        name = "list",
        description = "List the projects.",
        footer = {"", "Example:", "  ringmaster project list -o json"})
public final class ProjectListCommand implements Callable<Integer> {

    @Mixin
    private OutputOption output = new OutputOption();

    private final RingmasterCommand root;

    public ProjectListCommand(RingmasterCommand root) {
        this.root = root;
    }

    @Override
    public Integer call() {
        Session session = Session.open(root, output);
        session.printer()
                .list(
                        "ProjectList",
                        session.items(ApiPath.of("projects"), 0),
                        List.of(
                                Column.field("ID", "id"),
                                Column.field("TARGET", "targetBranch"),
                                Column.of(
                                        "SELF", project -> project.path("self").asBoolean() ? "yes" : ""),
                                Column.of("GATES", ProjectListCommand::gates),
                                Column.field("REPOSITORY", "repository")),
                        "No projects yet. Add one with: ringmaster project add <path or URL>");
        return 0;
    }

    private static String gates(JsonNode project) {
        List<String> names = new ArrayList<>();
        project.path("gates").forEach(gate -> names.add(gate.path("name").asText()));
        return String.join(",", names);
    }
}
