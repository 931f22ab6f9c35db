package dev.ringmaster.cli.command.project;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ringmaster.cli.RingmasterCommand;
import dev.ringmaster.cli.client.ApiPath;
import dev.ringmaster.cli.command.Session;
import dev.ringmaster.cli.output.OutputOption;
import dev.ringmaster.cli.output.Printer;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Shows all of a project. */
@Command(
        name = "show",
        description = "Show all of a project.",
        footer = {"", "Example:", "  ringmaster project show textkit"})
public final class ProjectShowCommand implements Callable<Integer> {

    @Parameters(paramLabel = "ID", description = "The project.")
    private String id = "";

    @Mixin
    private OutputOption output = new OutputOption();

    private final RingmasterCommand root;

    public ProjectShowCommand(RingmasterCommand root) {
        this.root = root;
    }

    @Override
    public Integer call() {
        Session session = Session.open(root, output);
        JsonNode project = session.api().get(ApiPath.of("projects", id));
        JsonNode counts = session.api()
                .get(ApiPath.of("tasks", "count")
                        .with("project", project.path("id").asText()))
                .path("counts");
        session.printer().item("Project", project, out -> write(out, session.printer(), project, counts));
        return 0;
    }

    /** Said of a URL only: work lands in the ring's own clone of it, and pushing is left to a person. */
    private static Optional<String> landsIn(JsonNode project) {
        String repository = project.path("repository").asText("");
        boolean isProposed = project.path("policy").path("landing").asText("").equals("pull-request");
        return repository.isEmpty() || repository.startsWith("/") || isProposed
                ? Optional.empty()
                : Optional.of(".ringmaster/repositories/" + project.path("id").asText()
                        + ", the ring's clone; nothing is pushed to the URL");
    }

    private static void write(PrintStream out, Printer printer, JsonNode project, JsonNode counts) {
        out.println(printer.ink().bold(project.path("id").asText()) + "  "
                + printer.line(project.path("name").asText("")));
        out.println("Repository   " + project.path("repository").asText("(none)"));
        out.println("Target       " + project.path("targetBranch").asText(""));
        landsIn(project).ifPresent(where -> out.println("Lands in     " + where));
        if (project.path("self").asBoolean()) {
            out.println("Self         Ringmaster's own repository: what lands here becomes a release");
        }
        out.println("Workspace    " + project.path("workspace").asText(""));
        out.println("Landing      " + project.path("policy").path("landing").asText("auto"));
        List<String> tasks = new ArrayList<>();
        counts.properties().forEach(count -> tasks.add(count.getValue().asText() + " " + count.getKey()));
        out.println("Tasks        " + (tasks.isEmpty() ? "none" : String.join(", ", tasks)));
        for (JsonNode step : project.path("setup").path("commands")) {
            out.println("Set-up       " + printer.line(command(step)));
        }
        for (JsonNode folder : project.path("setup").path("kept")) {
            out.println("Keep         " + printer.line(folder.asText()));
        }
        for (JsonNode copy : project.path("setup").path("copies")) {
            out.println("Copy         " + printer.line(copy.asText()));
        }
        for (JsonNode gate : project.path("gates")) {
            out.println("Gate         " + gate.path("name").asText() + ": " + printer.line(command(gate)));
        }
        for (JsonNode convention : project.path("conventions")) {
            out.println("Convention   " + printer.line(convention.asText()));
        }
        String description = project.path("description").asText("");
        if (!description.isBlank()) {
            out.println();
            description.lines().map(printer::line).forEach(out::println);
        }
    }

    private static String command(JsonNode gate) {
        List<String> words = new ArrayList<>();
        gate.path("command").forEach(word -> words.add(word.asText()));
        return String.join(" ", words);
    }
}
