package dev.ringmaster.release.stage.live;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ringmaster.execution.git.BranchMove;
import dev.ringmaster.model.attempt.FailureClass;
import dev.ringmaster.model.id.ReleaseId;
import dev.ringmaster.model.release.ComponentSwap;
import dev.ringmaster.model.release.ReleaseStage;
import dev.ringmaster.release.pipeline.ReleaseCommand;
import dev.ringmaster.release.run.InstalledCommand;
import dev.ringmaster.release.stage.Job;
import dev.ringmaster.release.stage.Programs;
import dev.ringmaster.release.stage.Tools;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Moves the target to the proven commit and has the changed components replaced. */
public final class SwapStage {

    private static final Duration LIMIT = Duration.ofMinutes(10);
    // Until the supervisor goes back by itself, should nobody keep the release: this service may be down for a while.
    private static final Duration MARGIN = Duration.ofMinutes(10);

    private final Tools tools;

    public SwapStage(Tools tools) {
        this.tools = tools;
    }

    public ReleaseCommand work(Job job) throws IOException, InterruptedException {
        ReleaseId id = job.release().id();
        Before.take(tools.places().before(id), tools.places(), tools.reader());
        return switch (tools.repository(job).advance(job.release().ref())) {
            case BranchMove.Elsewhere _ -> new ReleaseCommand.Outdate();
            case BranchMove.Refused refused ->
                new ReleaseCommand.Reject(
                        ReleaseStage.SWAP, FailureClass.PROJECT_PROBLEM, refused.message(), refused.nextStep());
            case BranchMove.Done _ -> activate(job);
        };
    }

    private ReleaseCommand activate(Job job) throws IOException, InterruptedException {
        ReleaseId id = job.release().id();
        String target = job.release().ref().targetBranch() + " is at "
                + job.release().ref().commit();
        if (Programs.changed(tools.places(), id).isEmpty()) {
            return new ReleaseCommand.Pass(ReleaseStage.SWAP, target + "; no program differs");
        }
        InstalledCommand.Reply reply = tools.installed()
                .release(
                        tools.places().run(id, "activate"),
                        LIMIT,
                        List.of(
                                "activate",
                                id.value(),
                                "--keep-within",
                                tools.settings().healthWindow().plus(MARGIN).toSeconds() + "s"));
        if (!reply.succeeded()) {
            return new ReleaseCommand.Harm("The release could not be started: " + reply.reason(), reply.said());
        }
        List<ComponentSwap> swaps = swaps(reply.json());
        return new ReleaseCommand.Pass(ReleaseStage.SWAP, target + "; replaced " + spoken(swaps), swaps, false);
    }

    static List<ComponentSwap> swaps(JsonNode reply) {
        List<ComponentSwap> swaps = new ArrayList<>();
        for (JsonNode swap : reply.path("swaps")) {
            swaps.add(new ComponentSwap(
                    swap.path("component").asText(),
                    swap.path("from").asText(),
                    swap.path("to").asText(),
                    swap.path("gapMillis").asLong()));
        }
        return swaps;
    }

    private static String spoken(List<ComponentSwap> swaps) {
        return swaps.isEmpty()
                ? "nothing that runs"
                : swaps.stream()
                        .map(swap -> swap.component() + " (" + swap.gapMillis() + " ms)")
                        .collect(Collectors.joining(", "));
    }
}
