package dev.ringmaster.cli.release.command;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ringmaster.cli.RingmasterCommand;
import dev.ringmaster.cli.client.Json;
import dev.ringmaster.cli.release.Rehearsal;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Proves on copies of the databases that one can go back from a release. */
@Command(
        name = "rehearse",
        description = "Run a release on copies of the databases, and then what runs now on what it made of them.",
        footer = {"", "Example:", "  ringmaster release rehearse r-3"})
final class RehearseReleaseCommand implements Callable<Integer> {

    @Parameters(paramLabel = "ID", description = "The release, such as r-3.")
    private String id = "";

    private final RingmasterCommand root;

    RehearseReleaseCommand(RingmasterCommand root) {
        this.root = root;
    }

    @Override
    public Integer call() throws InterruptedException {
        return ReleaseDesk.answer(root, this::answer);
    }

    private ObjectNode answer(ReleaseDesk desk) throws IOException {
        List<Rehearsal.Step> steps =
                new Rehearsal(desk.ring(), desk.programs(), root.surroundings().err()::println).run(ReleaseDesk.id(id));
        ObjectNode answer = Json.object().put("release", id);
        ArrayNode all = answer.putArray("steps");
        for (Rehearsal.Step step : steps) {
            all.addObject()
                    .put("step", step.what())
                    .put("ok", step.failure().isEmpty())
                    .put("took_ms", step.tookMillis());
            if (!step.failure().isEmpty()) {
                answer.put("ok", false).put("reason", step.what() + ": " + step.failure());
            }
        }
        return answer;
    }
}
