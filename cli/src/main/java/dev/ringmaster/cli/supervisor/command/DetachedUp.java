package dev.ringmaster.cli.supervisor.command;

import dev.ringmaster.cli.CommandFailure;
import dev.ringmaster.cli.ExitCode;
import dev.ringmaster.cli.Surroundings;
import dev.ringmaster.cli.install.Installation;
import dev.ringmaster.cli.install.InstalledProduct;
import dev.ringmaster.cli.install.Product;
import dev.ringmaster.cli.supervisor.control.ControlClient;
import dev.ringmaster.cli.supervisor.control.ControlReply;
import dev.ringmaster.cli.supervisor.control.ControlRequest;
import dev.ringmaster.cli.supervisor.host.Ring;
import dev.ringmaster.cli.supervisor.process.ComponentLog;
import dev.ringmaster.cli.supervisor.process.DetachedLauncher;
import dev.ringmaster.cli.supervisor.process.ProcessTable;
import dev.ringmaster.settings.RingFolder;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** Starts the supervisor as a process of its own and waits until the ring is ready. */
public final class DetachedUp {

    /** Enough for its registers and one JSON document; it holds nothing that grows. */
    private static final List<String> SUPERVISOR_JVM =
            List.of("-Xmx24m", "-Xms8m", "-Xmn2m", "-XX:ReservedCodeCacheSize=16m");

    private static final int READY_SECONDS = 90;
    private static final int LISTENING_SECONDS = 15;

    private final Ring ring;
    private final Surroundings surroundings;

    public DetachedUp(Ring ring, Surroundings surroundings) {
        this.ring = ring;
        this.surroundings = surroundings;
    }

    /** @return whether the ring became ready; what is missing has been said */
    public boolean run() throws IOException {
        installed().linkInto(ring.folder());
        start(ring, surroundings);
        return awaitReady();
    }

    private boolean awaitReady() throws IOException {
        Optional<ControlReply> reply = new ControlClient(ring.folder())
                .ask(new ControlRequest.AwaitReady(READY_SECONDS), surroundings.err()::println);
        if (reply.isEmpty() || reply.get().ring() == null) {
            surroundings.err().println("ringmaster: the supervisor went away; see " + log(ring));
            return false;
        }
        RingTable.print(surroundings.out(), ring, reply.get().ring());
        if (!reply.get().ok()) {
            surroundings
                    .err()
                    .println("ringmaster: the ring is not ready: " + reply.get().message());
            surroundings.err().println("It goes on trying. See ringmaster status, or stop it with ringmaster down.");
        }
        return reply.get().ok();
    }

    /** Starts the supervisor and returns as soon as it listens. @throws CommandFailure if it does not come to that */
    private static void start(Ring ring, Surroundings surroundings) throws IOException {
        InstalledProduct cli = installed().product(Product.CLI).orElseThrow(DetachedUp::notInstalled);
        List<String> command = new ArrayList<>(cli.command(SUPERVISOR_JVM, properties(ring.folder())));
        command.add("supervise");
        DetachedLauncher.Started started = new DetachedLauncher(new ProcessTable())
                .launch(
                        new DetachedLauncher.Order(
                                command,
                                ring.folder().state(),
                                Map.of(
                                        RingFolder.HOME_VARIABLE,
                                        ring.folder().home().toString()),
                                ring.folder().run().resolve("supervisor.json"),
                                log(ring)),
                        surroundings.clock().instant());
        ControlClient client = new ControlClient(ring.folder());
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(LISTENING_SECONDS);
        while (client.ask(new ControlRequest.Status(), note -> {}).isEmpty()) {
            if (!started.process().isAlive() || System.nanoTime() > end) {
                throw new CommandFailure(
                        ExitCode.FAILED,
                        "the supervisor did not start: " + String.join(" | ", new ComponentLog(log(ring)).lastLines(3)),
                        "Its log: " + log(ring));
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(10));
        }
    }

    static Installation installed() {
        return Installation.ofProcess().orElseThrow(DetachedUp::notInstalled);
    }

    private static CommandFailure notInstalled() {
        return new CommandFailure(
                ExitCode.FAILED,
                "the ring's programs are not installed",
                "Use the ringmaster script of the checkout; it builds them.");
    }

    private static List<String> properties(RingFolder folder) {
        return List.of(
                "-D" + RingFolder.HOME_PROPERTY + "=" + folder.home(),
                "-D" + Installation.PROPERTY + "=" + installed().app());
    }

    private static Path log(Ring ring) {
        return ring.folder().logs().resolve("supervisor.log");
    }
}
