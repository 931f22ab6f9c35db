package dev.ringmaster.cli.release.command;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.ringmaster.cli.RingmasterCommand;
import dev.ringmaster.cli.client.Json;
import dev.ringmaster.cli.install.release.Pending;
import dev.ringmaster.cli.install.release.ReleaseFiles;
import dev.ringmaster.cli.install.release.WentBack;
import dev.ringmaster.cli.release.RunningPrograms;
import dev.ringmaster.settings.Component;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** Says in one JSON object which programs are current, kept and on trial. */
@Command(
        name = "show",
        description = "Show which programs are current, kept and on trial.",
        footer = {"", "Example:", "  ringmaster release show"})
final class ShowReleasesCommand implements Callable<Integer> {

    private final RingmasterCommand root;

    ShowReleasesCommand(RingmasterCommand root) {
        this.root = root;
    }

    @Override
    public Integer call() throws InterruptedException {
        return ReleaseDesk.answer(root, this::answer);
    }

    private ObjectNode answer(ReleaseDesk desk) throws IOException {
        ReleaseFiles files = desk.programs().files();
        ObjectNode answer = Json.object();
        ObjectNode current = answer.putObject("current");
        desk.programs()
                .current()
                .ifPresentOrElse(
                        release -> current.put("release", release.id().value()), () -> current.putNull("release"));
        ObjectNode ids = current.putObject("products");
        desk.installation()
                .current()
                .forEach((product, program) ->
                        ids.put(product.word(), program.folder().getFileName().toString()));
        ObjectNode running = answer.putObject("running");
        RunningPrograms programs = new RunningPrograms(desk.installation().app());
        for (Component component : Component.values()) {
            programs.idOf(desk.ring().folder(), component).ifPresent(id -> running.put(component.word(), id));
        }
        answer.set(
                "lastKnownGood",
                text(files.lastKnownGood().map(release -> release.id().value())));
        answer.set("pending", orNull(files.pending().map(Pending::json)));
        answer.set("wentBack", orNull(files.wentBack().map(WentBack::json)));
        ArrayNode releases = answer.putArray("releases");
        files.releases().forEach(release -> releases.add(release.json()));
        return answer;
    }

    private static JsonNode text(Optional<String> value) {
        return value.<JsonNode>map(TextNode::valueOf).orElse(NullNode.getInstance());
    }

    private static JsonNode orNull(Optional<ObjectNode> value) {
        return value.<JsonNode>map(node -> node).orElse(NullNode.getInstance());
    }
}
