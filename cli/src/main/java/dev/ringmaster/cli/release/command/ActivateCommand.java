package dev.ringmaster.cli.release.command;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ringmaster.cli.RingmasterCommand;
import dev.ringmaster.cli.client.Json;
import dev.ringmaster.cli.command.Durations;
import dev.ringmaster.cli.release.Swaps;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Puts a release on trial. */
@Command(
        name = "activate",
        description = "Put a release on trial: make it current and replace the components that differ.",
        footer = {"", "Example:", "  ringmaster release activate r-3 --keep-within 10m"})
final class ActivateCommand implements Callable<Integer> {

    private static final Duration MARGIN = Duration.ofMinutes(10);

    @Parameters(paramLabel = "ID", description = "The release, such as r-3.")
    private String id = "";

    @Option(
            names = "--keep-within",
            paramLabel = "DURATION",
            description = "When the supervisor goes back by itself (default: the health window and ten minutes).")
    private @Nullable String keepWithin;

    @Option(
            names = "--ready-within",
            paramLabel = "DURATION",
            defaultValue = "25s",
            description = "How long each component may take (default: ${DEFAULT-VALUE}).")
    private String readyWithin = "25s";

    private final RingmasterCommand root;

    ActivateCommand(RingmasterCommand root) {
        this.root = root;
    }

    @Override
    public Integer call() throws InterruptedException {
        return ReleaseDesk.answer(root, this::answer);
    }

    private ObjectNode answer(ReleaseDesk desk) throws IOException {
        Duration keep = keepWithin == null
                ? desk.ring().settings().selfImprovement().healthWindow().plus(MARGIN)
                : Durations.parsed(keepWithin);
        Swaps.Outcome outcome = desk.releases()
                .activate(ReleaseDesk.id(id), desk.ring().folder().home(), keep, Durations.parsed(readyWithin));
        return Json.object().put("release", id).setAll(ReleaseDesk.outcome(outcome));
    }
}
