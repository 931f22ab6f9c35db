package dev.ringmaster.cli.release.command;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ringmaster.cli.RingmasterCommand;
import dev.ringmaster.cli.client.Json;
import dev.ringmaster.cli.install.release.Release;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Ends a trial well. */
@Command(
        name = "keep",
        description = "Make the release on trial the last known good one.",
        footer = {"", "Example:", "  ringmaster release keep r-3"})
final class KeepCommand implements Callable<Integer> {

    @Parameters(paramLabel = "ID", description = "The release, such as r-3.")
    private String id = "";

    private final RingmasterCommand root;

    KeepCommand(RingmasterCommand root) {
        this.root = root;
    }

    @Override
    public Integer call() throws InterruptedException {
        return ReleaseDesk.answer(root, this::answer);
    }

    private ObjectNode answer(ReleaseDesk desk) throws IOException {
        Release kept = desk.releases().keep(ReleaseDesk.id(id), ReleaseDesk.checkout());
        return Json.object()
                .put("release", kept.id().value())
                .put("lastKnownGood", kept.id().value());
    }
}
