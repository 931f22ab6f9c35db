package dev.ringmaster.cli.release.command;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ringmaster.cli.RingmasterCommand;
import dev.ringmaster.cli.client.Json;
import dev.ringmaster.cli.command.Durations;
import dev.ringmaster.cli.release.Releases;
import dev.ringmaster.model.id.ReleaseId;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Takes a release back; also what a person types when everything else is broken. */
@Command(
        name = "back",
        description = "Make the programs current that ran before the trial, or those of a kept release.",
        footer = {"", "Example:", "  ringmaster release back"})
final class BackCommand implements Callable<Integer> {

    @Parameters(
            arity = "0..1",
            paramLabel = "ID",
            description = "A kept release (default: what ran before the trial, else the last known good one).")
    private @Nullable String id;

    @Option(
            names = "--reason",
            paramLabel = "TEXT",
            defaultValue = "it was taken back",
            description = "Why, one sentence.")
    private String reason = "";

    @Option(
            names = "--ready-within",
            paramLabel = "DURATION",
            defaultValue = "60s",
            description = "How long each component may take (default: ${DEFAULT-VALUE}).")
    private String readyWithin = "60s";

    private final RingmasterCommand root;

    BackCommand(RingmasterCommand root) {
        this.root = root;
    }

    @Override
    public Integer call() throws InterruptedException {
        return ReleaseDesk.answer(root, this::answer);
    }

    private ObjectNode answer(ReleaseDesk desk) throws IOException {
        Optional<ReleaseId> to = id == null ? Optional.empty() : Optional.of(ReleaseDesk.id(id));
        Releases.Back back = desk.releases().back(to, reason, Durations.parsed(readyWithin), ReleaseDesk.checkout());
        return Json.object()
                .put("release", back.release().id().value())
                .put("verified", true)
                .setAll(ReleaseDesk.outcome(back.outcome()));
    }
}
