package dev.ringmaster.cli.command.project;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ringmaster.cli.RingmasterCommand;
import dev.ringmaster.cli.client.ApiPath;
import dev.ringmaster.cli.client.Json;
import dev.ringmaster.cli.command.GateNames;
import dev.ringmaster.cli.command.Session;
import dev.ringmaster.cli.output.OutputOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Adds a project: a repository, the branch that work lands on and the checks that prove it. */
@Command(
        name = "add",
        description = "Add a project.",
        footer = {
            "",
            "Examples:",
            "  ringmaster project add . --gate 'mvn -q test'",
            "  ringmaster project add https://example.org/team/shop.git --target main --gate 'npm test'",
            "  ringmaster project add . --gate 'npm test' --setup 'npm ci' --copy .env --landing review",
            "  ringmaster project add --workspace none --name scratch"
        })
public final class ProjectAddCommand implements Callable<Integer> {

    @Parameters(
            arity = "0..1",
            paramLabel = "PATH_OR_URL",
            description = "A local git repository or the URL of one; not needed with --workspace none.")
    private @Nullable String repository;

    @Option(
            names = "--gate",
            paramLabel = "COMMAND",
            description = "A check that must exit with 0, run by sh -c in the worktree; may be repeated.")
    private List<String> gates = new ArrayList<>();

    @Option(
            names = "--target",
            paramLabel = "BRANCH",
            description = "The branch that work lands on (default: the one that is checked out).")
    private @Nullable String target;

    @Option(names = "--name", paramLabel = "NAME", description = "What to call it (default: the repository's folder).")
    private @Nullable String name;

    @Option(
            names = "--workspace",
            paramLabel = "KIND",
            description =
                    "worktree (default): each attempt in its own git worktree; none: in an empty folder, without git.")
    private @Nullable String workspace;

    @Option(
            names = "--landing",
            paramLabel = "MODE",
            description = "How proven work lands: auto (default), review (once you approve the difference) or"
                    + " pull-request (the branch is pushed, you merge it).")
    private @Nullable String landing;

    @Option(
            names = "--setup",
            paramLabel = "COMMAND",
            description = "Run by sh -c in each fresh worktree before the agent, such as 'npm ci'; may be repeated.")
    private List<String> setup = new ArrayList<>();

    @Option(
            names = "--copy",
            paramLabel = "PATH",
            description =
                    "A file of your checkout that git does not track, such as .env: copied into each worktree, never"
                            + " committed; may be repeated.")
    private List<String> copies = new ArrayList<>();

    @Option(
            names = "--keep",
            paramLabel = "FOLDER",
            description =
                    "A folder that git ignores and set-up fills, such as node_modules: handed from landed attempts to"
                            + " later ones; may be repeated.")
    private List<String> kept = new ArrayList<>();

    @Option(
            names = {"-d", "--description"},
            paramLabel = "TEXT",
            description = "What agents should know of it, Markdown.")
    private @Nullable String description;

    @Option(names = "--convention", paramLabel = "TEXT", description = "A rule that agents keep to; may be repeated.")
    private List<String> conventions = new ArrayList<>();

    @Mixin
    private OutputOption output = new OutputOption();

    @Spec
    @SuppressWarnings("NullAway.Init") // set before the command runs
    private CommandSpec spec;

    private final RingmasterCommand root;

    public ProjectAddCommand(RingmasterCommand root) {
        this.root = root;
    }

    @Override
    public Integer call() {
        if (repository == null && !"none".equals(workspace)) {
            throw new ParameterException(
                    spec.commandLine(), "Missing the repository: a path or URL (or --workspace none with --name)");
        }
        Session session = Session.open(root, output);
        JsonNode project = session.api().post(ApiPath.of("projects"), body());
        project.path("warnings").forEach(warning -> session.printer().say("Warning: " + warning.asText()));
        session.printer().item("Project", project, out -> {
            String id = project.path("id").asText();
            if (session.printer().forPeople()) {
                out.println("Added project " + id + " ("
                        + project.path("repository").asText("") + ")");
                session.printer().say("Next: ringmaster add \"Title of a task\" --project " + id);
            } else {
                out.println(id);
            }
        });
        return 0;
    }

    private ObjectNode body() {
        ObjectNode body = Json.object();
        if (repository != null) {
            body.put("repository", address(repository));
        }
        put(body, "targetBranch", target);
        put(body, "name", name);
        put(body, "workspace", workspace);
        put(body, "description", description);
        if (!gates.isEmpty()) {
            body.set("gates", GateNames.gates(gates));
        }
        if (!conventions.isEmpty()) {
            body.set("conventions", Json.array(conventions));
        }
        if (landing != null) {
            body.putObject("policy").put("landing", landing);
        }
        if (!setup.isEmpty() || !copies.isEmpty() || !kept.isEmpty()) {
            ObjectNode prepared = body.putObject("setup");
            prepared.set("commands", GateNames.gates(setup));
            prepared.set("copies", Json.array(copies));
            if (!kept.isEmpty()) {
                prepared.set("kept", Json.array(kept));
            }
        }
        return body;
    }

    private static void put(ObjectNode body, String field, @Nullable String value) {
        if (value != null) {
            body.put(field, value);
        }
    }

    /** A path becomes absolute, since the server has another working directory; whatever is no folder here may be a URL. */
    private String address(String given) {
        Path path = root.surroundings().workingDirectory().resolve(given).normalize();
        boolean url = given.contains("://") || given.matches("[^/]+@[^/]+:.*");
        return url && !Files.exists(path) ? given : path.toString();
    }
}
