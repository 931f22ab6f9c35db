package dev.ringmaster.cli.supervisor.command;

import dev.ringmaster.cli.ExitCode;
import dev.ringmaster.cli.RingmasterCommand;
import dev.ringmaster.cli.oversight.ManagedOverseer;
import dev.ringmaster.cli.oversight.Overseer;
import dev.ringmaster.cli.oversight.ServiceManager;
import dev.ringmaster.cli.supervisor.control.ControlClient;
import dev.ringmaster.cli.supervisor.control.ControlReply;
import dev.ringmaster.cli.supervisor.control.ControlRequest;
import dev.ringmaster.cli.supervisor.host.LiveAgents;
import dev.ringmaster.cli.supervisor.host.Ring;
import dev.ringmaster.cli.supervisor.host.SupervisorLock;
import dev.ringmaster.cli.supervisor.host.Takedown;
import dev.ringmaster.settings.Component;
import dev.ringmaster.settings.RingFolder;
import java.io.IOException;
import java.io.PrintStream;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Stops the ring of a folder, whether its supervisor lives or not. */
@Command(
        name = "down",
        description = "Stop the ring: the services first, the broker last. Agents that work go on.",
        footer = {"", "Examples:", "  ringmaster down", "  ringmaster down --now"})
public final class DownCommand implements Callable<Integer> {

    private static final Duration GRACE = Duration.ofSeconds(30);
    private static final Duration SHORT_GRACE = Duration.ofSeconds(2);

    private final RingmasterCommand root;

    @Option(names = "--now", description = "Give each component 2 s instead of 30 s to finish its requests.")
    private boolean now;

    public DownCommand(RingmasterCommand root) {
        this.root = root;
    }

    @Override
    public Integer call() throws IOException {
        Ring ring = Ring.lenient(root);
        PrintStream out = root.surroundings().out();
        PrintStream err = root.surroundings().err();
        ServiceManager manager = ServiceManager.of(ring.folder()).orElse(null);
        if (manager != null) {
            Overseer.Result result = new ManagedOverseer(ring, manager).down();
            if (!result.ok()) {
                err.println("ringmaster: " + result.message());
                return ExitCode.FAILED.code();
            }
        }
        Optional<ControlReply> reply = askSupervisor(ring, err);
        if (reply.isPresent() && !reply.get().ok()) {
            err.println("ringmaster: " + reply.get().message());
            return ExitCode.FAILED.code();
        }
        Takedown takedown = new Takedown(ring);
        List<Component> left = takedown.live();
        if (!left.isEmpty()) {
            err.println("no supervisor runs; stopping "
                    + left.stream().map(Component::word).collect(Collectors.joining(", ")));
            takedown.stop(now ? SHORT_GRACE : GRACE);
        }
        boolean ran = manager != null || reply.isPresent() || !left.isEmpty();
        out.println((ran
                        ? "The ring is stopped. "
                        : "No ring runs in " + ring.folder().home() + ". ")
                + LiveAgents.sentence(ring.folder()));
        return ExitCode.OK.code();
    }

    private Optional<ControlReply> askSupervisor(Ring ring, PrintStream err) throws IOException {
        try {
            Optional<ControlReply> reply =
                    new ControlClient(ring.folder()).ask(new ControlRequest.Down(now), err::println);
            if (reply.isPresent()) {
                awaitRelease(ring.folder());
            }
            return reply;
        } catch (IOException wentAway) {
            return Optional.empty();
        }
    }

    /** The answer comes a moment before the supervisor is gone; a following {@code up} must not meet it. */
    private static void awaitRelease(RingFolder folder) throws IOException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(5);
        while (System.nanoTime() < end) {
            Optional<SupervisorLock> lock = SupervisorLock.take(folder);
            if (lock.isPresent()) {
                lock.get().close();
                return;
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(10));
        }
    }
}
