package dev.ringmaster.cli.release;

import dev.ringmaster.cli.CommandFailure;
import dev.ringmaster.cli.install.Installation;
import dev.ringmaster.cli.oversight.Overseer;
import dev.ringmaster.cli.oversight.Overseers;
import dev.ringmaster.cli.supervisor.control.ComponentStatus;
import dev.ringmaster.cli.supervisor.host.GapWatch;
import dev.ringmaster.cli.supervisor.host.Ring;
import dev.ringmaster.cli.supervisor.host.RingReadiness;
import dev.ringmaster.cli.supervisor.process.ProcessTable;
import dev.ringmaster.settings.Component;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Restarts through whoever keeps the ring running, and measures how long each component was missed. */
public final class OverseerRestarts implements Restarts {

    private final Ring ring;
    private final RunningPrograms programs;
    private final Overseer overseer;

    public OverseerRestarts(Ring ring, Installation installation) {
        this.ring = ring;
        this.programs = new RunningPrograms(installation.app());
        this.overseer = Overseers.of(ring);
    }

    @Override
    public Optional<String> runs(Component component) {
        return overseer.status().components().stream()
                .filter(status -> status.component() == component)
                .map(ComponentStatus::pid)
                .flatMap(pid -> Optional.ofNullable(pid).stream())
                .findFirst()
                .flatMap(pid -> new ProcessTable().identify(pid))
                .flatMap(process -> programs.idOf(component, process));
    }

    @Override
    public Restarted restart(Component component, Duration limit) throws IOException {
        GapWatch gap = GapWatch.begin(new RingReadiness(ring.settings()), component);
        CompletableFuture<Overseer.Result> asked =
                CompletableFuture.supplyAsync(() -> ask(component), Thread::startVirtualThread);
        try {
            try {
                Overseer.Result result = asked.get(limit.toMillis(), TimeUnit.MILLISECONDS);
                return restarted(result.ok(), result.message(), gap);
            } catch (TimeoutException late) {
                return restarted(false, component.word() + " was not ready within " + limit.toSeconds() + " s", gap);
            } catch (ExecutionException failure) {
                gap.end();
                throw new IOException(
                        component.word() + " could not be restarted: "
                                + (failure.getCause() == null ? failure : failure.getCause()).getMessage(),
                        failure);
            }
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", hurried);
        }
    }

    private static Restarted restarted(boolean ready, String sentence, GapWatch gap) throws InterruptedException {
        return new Restarted(ready, sentence, gap.end().map(Duration::toMillis).orElse(0L));
    }

    private Overseer.Result ask(Component component) {
        try {
            return overseer.restart(component, note -> {});
        } catch (IOException | CommandFailure failure) {
            throw new CompletionException(failure);
        }
    }
}
