package dev.ringmaster.cli.bench;

import dev.ringmaster.cli.CommandFailure;
import dev.ringmaster.cli.ExitCode;
import dev.ringmaster.cli.install.Installation;
import dev.ringmaster.cli.install.InstalledProduct;
import dev.ringmaster.cli.install.Product;
import dev.ringmaster.cli.supervisor.control.RingStates;
import dev.ringmaster.cli.supervisor.control.RingStatus;
import dev.ringmaster.cli.supervisor.host.Takedown;
import dev.ringmaster.cli.temporary.TemporaryRing;
import dev.ringmaster.settings.RingFolder;
import java.io.File;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** A temporary ring that is driven by the installed {@code ringmaster} command, as a person drives theirs. */
public final class InstalledRing implements AutoCloseable {

    private static final Duration LIMIT = Duration.ofSeconds(120);

    private final TemporaryRing ring;
    private final Installation installation;
    private final Thread hook;

    /** @param toml more settings */
    public InstalledRing(String purpose, String toml) throws IOException {
        this.installation = installed();
        this.ring = TemporaryRing.create(purpose, toml);
        this.hook = new Thread(this::end, "bench-ring");
        Runtime.getRuntime().addShutdownHook(hook);
    }

    /** @throws CommandFailure if this process does not belong to an installation */
    static Installation installed() {
        return Installation.ofProcess()
                .orElseThrow(() -> new CommandFailure(
                        ExitCode.FAILED,
                        "the ring's programs are not installed",
                        "Use the ringmaster script of the checkout."));
    }

    /** Says which caches are missing, because figures without them mean something else. */
    static void noteUntrained(PrintStream err) throws IOException {
        for (InstalledProduct product : installed().current().values()) {
            if (!product.isTrained()) {
                err.println("note: " + product.product().word() + " has no start-up cache");
            }
        }
    }

    public TemporaryRing temporary() {
        return ring;
    }

    /** Runs {@code ringmaster up -d} to its end. @return how long that took */
    public Duration up() throws IOException {
        long began = System.nanoTime();
        run("up", "-d");
        return Duration.ofNanos(System.nanoTime() - began);
    }

    void down() throws IOException {
        run("down");
    }

    RingStatus status() {
        return RingStates.of(ring.ring().folder(), ring.ring().settings());
    }

    /** Runs a command to its end. @return what it said on both of its outputs */
    String call(String... arguments) throws IOException {
        return run(arguments);
    }

    private String run(String... arguments) throws IOException {
        InstalledProduct cli = installation.product(Product.CLI).orElseThrow();
        List<String> command = new ArrayList<>(
                cli.command(List.of(), List.of("-D" + Installation.PROPERTY + "=" + installation.app())));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(ring.ring().folder().home().toFile())
                .redirectInput(new File("/dev/null"))
                .redirectErrorStream(true);
        builder.environment().keySet().removeIf(name -> name.startsWith("RINGMASTER_"));
        builder.environment()
                .put(RingFolder.HOME_VARIABLE, ring.ring().folder().home().toString());
        Process process = builder.start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        try {
            if (!process.waitFor(LIMIT) || process.exitValue() != 0) {
                throw new IOException("ringmaster " + String.join(" ", arguments) + " failed: " + said.strip());
            }
            return said;
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", hurried);
        }
    }

    @Override
    public void close() {
        Runtime.getRuntime().removeShutdownHook(hook);
        end();
        ring.close();
    }

    private void end() {
        try {
            if (status().supervisorPid() != null) {
                run("down", "--now");
            }
            new Takedown(ring.ring()).stop(Duration.ofSeconds(2));
        } catch (IOException failure) {
            System.err.println("the temporary ring in " + ring.ring().folder().home() + " could not be stopped: "
                    + failure.getMessage());
        }
    }
}
