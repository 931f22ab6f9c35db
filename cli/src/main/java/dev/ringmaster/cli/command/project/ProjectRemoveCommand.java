package dev.ringmaster.cli.command.project;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ringmaster.cli.RingmasterCommand;
import dev.ringmaster.cli.client.ApiPath;
import dev.ringmaster.cli.command.Session;
import dev.ringmaster.cli.output.OutputOption;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Removes a project from the ring; its repository and branches stay as they are. */
@Command(
        name = "remove",
        description = "Remove a project. Its repository, branches and worktrees stay as they are.",
        footer = {"", "Example:", "  ringmaster project remove textkit"})
public final class ProjectRemoveCommand implements Callable<Integer> {

    @Parameters(paramLabel = "ID", description = "The project.")
    private String id = "";

    @Option(names = "--force", description = "Also when attempts have left work that has not landed.")
    private boolean force;

    @Mixin
    private OutputOption output = new OutputOption();

    private final RingmasterCommand root;

    public ProjectRemoveCommand(RingmasterCommand root) {
        this.root = root;
    }

    @Override
    public Integer call() {
        Session session = Session.open(root, output);
        JsonNode project = session.api().get(ApiPath.of("projects", id));
        session.api()
                .delete(
                        ApiPath.of("projects", id).with("force", force ? "true" : null),
                        project.path("version").asLong());
        session.printer().item("Project", project, out -> out.println("Removed project " + id));
        return 0;
    }
}
