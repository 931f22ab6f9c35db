package dev.ringmaster.cli.oversight;

import dev.ringmaster.cli.supervisor.control.ComponentStatus;
import dev.ringmaster.cli.supervisor.control.RingStates;
import dev.ringmaster.cli.supervisor.control.RingStatus;
import dev.ringmaster.cli.supervisor.host.Ring;
import dev.ringmaster.cli.supervisor.host.RingReadiness;
import dev.ringmaster.settings.Component;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;

/** A service manager of the machine. It is told by its own command what to do; whether a component is ready, the component is asked. */
public record ManagedOverseer(Ring ring, ServiceManager manager) implements Overseer {

    private static final Duration READY_LIMIT = Duration.ofSeconds(90);
    private static final Duration BETWEEN = Duration.ofMillis(10);

    @Override
    public String word() {
        return manager.word();
    }

    @Override
    public Result start(Component component, Consumer<String> notes) throws IOException {
        return ready(component, tell(manager.order("start", component)));
    }

    @Override
    public Result restart(Component component, Consumer<String> notes) throws IOException {
        return ready(component, tell(manager.order("restart", component)));
    }

    @Override
    public Result stop(Component component, Consumer<String> notes) throws IOException {
        Result result = tell(manager.order("stop", component));
        return result.ok()
                ? new Result(
                        true, component.word() + " is stopped; to start it again: ringmaster start " + component.word())
                : result;
    }

    /** Starts all components and waits until they are ready. */
    public Result up() throws IOException {
        Result result = tell(manager.startAll());
        for (Component component : ring.components()) {
            result = ready(component, result);
        }
        return result.ok() ? new Result(true, "the ring is ready") : result;
    }

    /** Stops all components. */
    public Result down() throws IOException {
        Result result = tell(manager.stopAll());
        long end = System.nanoTime() + READY_LIMIT.toNanos();
        // It takes its own file away as the last thing; a following "up" must not meet it.
        Path own = ring.folder().run().resolve("supervisord.pid");
        while ((status().runs() || (result.ok() && Files.exists(own))) && System.nanoTime() < end) {
            LockSupport.parkNanos(BETWEEN.toNanos());
        }
        return result;
    }

    @Override
    public RingStatus status() {
        RingReadiness readiness = new RingReadiness(ring.settings());
        RingStatus seen = RingStates.withoutSupervisor(ring.folder(), ring.settings());
        List<ComponentStatus> components = seen.components().stream()
                .map(one -> one.pid() == null
                        ? one
                        : one.saying(readiness.ready(one.component()) ? "ready" : "not-ready", ""))
                .toList();
        return new RingStatus(null, components);
    }

    private Result ready(Component component, Result ordered) {
        if (!ordered.ok()) {
            return ordered;
        }
        RingReadiness readiness = new RingReadiness(ring.settings());
        long end = System.nanoTime() + READY_LIMIT.toNanos();
        while (!readiness.ready(component)) {
            if (System.nanoTime() > end) {
                return new Result(false, component.word() + " was not ready within " + READY_LIMIT.toSeconds() + " s");
            }
            LockSupport.parkNanos(BETWEEN.toNanos());
        }
        return new Result(true, component.word() + " is ready");
    }

    private Result tell(List<String> command) throws IOException {
        Process process = new ProcessBuilder(command)
                .redirectInput(new File("/dev/null"))
                .redirectErrorStream(true)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        try {
            if (!process.waitFor(READY_LIMIT.toSeconds(), TimeUnit.SECONDS)) {
                process.destroyForcibly();
                return new Result(false, String.join(" ", command) + " does not end");
            }
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", hurried);
        }
        // supervisorctl says ERROR and ends with 0.
        boolean ok = process.exitValue() == 0 && !said.contains("ERROR (") || said.contains("ERROR (already started)");
        return new Result(ok, ok ? said : String.join(" ", command) + ": " + said);
    }
}
