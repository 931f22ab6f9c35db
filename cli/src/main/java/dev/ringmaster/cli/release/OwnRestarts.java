package dev.ringmaster.cli.release;

import dev.ringmaster.cli.install.Installation;
import dev.ringmaster.cli.supervisor.control.ControlClient;
import dev.ringmaster.cli.supervisor.control.ControlReply;
import dev.ringmaster.cli.supervisor.control.ControlRequest;
import dev.ringmaster.cli.supervisor.host.Ring;
import dev.ringmaster.settings.Component;
import java.io.IOException;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Asks the ring's own supervisor. */
public record OwnRestarts(Ring ring, Installation installation) implements Restarts {

    @Override
    public Optional<String> runs(Component component) {
        return new RunningPrograms(installation.app()).idOf(ring.folder(), component);
    }

    @Override
    public Restarted restart(Component component, Duration limit) throws IOException {
        GapMeter gap = GapMeter.begin(ring.settings(), component);
        CompletableFuture<ControlReply> asked =
                CompletableFuture.supplyAsync(() -> ask(component), Thread::startVirtualThread);
        try {
            ControlReply reply = asked.get(limit.toMillis(), TimeUnit.MILLISECONDS);
            return new Restarted(reply.ok(), reply.message(), gap.end());
        } catch (TimeoutException late) {
            return new Restarted(
                    false, component.word() + " was not ready within " + limit.toSeconds() + " s", gap.end());
        } catch (ExecutionException failure) {
            throw new IOException(
                    String.valueOf(Objects.requireNonNullElse(failure.getCause(), failure)
                            .getMessage()),
                    failure);
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", hurried);
        }
    }

    private ControlReply ask(Component component) {
        try {
            return new ControlClient(ring.folder())
                    .ask(new ControlRequest.Restart(component), note -> {})
                    .orElseThrow(() -> new IOException(
                            "no supervisor runs for " + ring.folder().home()));
        } catch (IOException failure) {
            throw new CompletionException(failure);
        }
    }
}
