package dev.ringmaster.cli.temporary;

import dev.ringmaster.cli.client.ApiClient;
import dev.ringmaster.cli.client.Comeback;
import dev.ringmaster.cli.client.Patience;
import dev.ringmaster.cli.supervisor.host.Ring;
import dev.ringmaster.cli.supervisor.host.RingReadiness;
import dev.ringmaster.cli.supervisor.process.ComponentLog;
import dev.ringmaster.cli.supervisor.process.DetachedLauncher;
import dev.ringmaster.cli.supervisor.process.Probe;
import dev.ringmaster.cli.supervisor.process.ProcessIdentity;
import dev.ringmaster.cli.supervisor.process.ProcessTable;
import dev.ringmaster.settings.Component;
import dev.ringmaster.settings.RingFolder;
import dev.ringmaster.settings.TokenFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

/** A ring in a temporary folder on free ports. Closing it ends its processes and deletes the folder, and so does the end of this process. */
public final class TemporaryRing implements AutoCloseable {

    private final Ring ring;
    private final ProcessTable table = new ProcessTable();
    private final DetachedLauncher launcher = new DetachedLauncher(table);
    private final Map<Component, DetachedLauncher.Started> started = new ConcurrentHashMap<>();
    private final Thread hook = new Thread(this::end, "temporary-ring");

    private TemporaryRing(Ring ring) {
        this.ring = ring;
        Runtime.getRuntime().addShutdownHook(hook);
    }

    /**
     * Creates the folder; nothing runs yet.
     *
     * @param purpose part of the folder's name
     * @param toml more settings, without {@code [components]} and {@code [kafka]}
     */
    public static TemporaryRing create(String purpose, String toml) throws IOException {
        Path home = Files.createTempDirectory("ringmaster-" + purpose + "-").toRealPath();
        RingFolder folder = new RingFolder(home);
        List<Integer> ports = freePorts();
        Files.writeString(folder.settingsFile(), """
                [components]
                api_port = %d
                queue_port = %d
                enricher_port = %d
                scheduler_port = %d
                release_port = %d

                [kafka]
                port = %d

                %s
                """.formatted(
                        ports.get(0), ports.get(1), ports.get(2), ports.get(3), ports.get(4), ports.get(5), toml));
        for (Path place : List.of(folder.run(), folder.logs(), folder.data())) {
            Files.createDirectories(place);
        }
        TokenFile.readOrCreate(folder.token());
        // This ring's own file decides; what the person's environment says of their ring does not apply.
        return new TemporaryRing(Ring.open(folder, Map.of()));
    }

    public Ring ring() {
        return ring;
    }

    /** A client of its API. */
    public ApiClient client() {
        String token = TokenFile.read(ring.folder().token()).orElseThrow();
        URI base = URI.create("http://127.0.0.1:" + ring.settings().components().apiPort());
        return new ApiClient(base, token, Patience.USUAL, new Comeback(ring.folder()));
    }

    /** Starts a component; one that ran before may be started again after it has ended. */
    public void start(Component component, List<String> command) throws IOException {
        start(component, command, Map.of());
    }

    /** The same. @param environment is added to this process's own */
    public void start(Component component, List<String> command, Map<String, String> environment) throws IOException {
        Map<String, String> all = new HashMap<>(environment);
        all.put(RingFolder.HOME_VARIABLE, ring.folder().home().toString());
        started.put(
                component,
                launcher.launch(
                        new DetachedLauncher.Order(
                                command,
                                ring.folder().state(),
                                all,
                                ring.folder().run(component),
                                ring.folder().log(component)),
                        Instant.now()));
    }

    /**
     * Waits until the component is ready.
     *
     * @throws IOException if it ends before, or is not ready in time, with its last words
     */
    public void awaitReady(Component component, Duration limit) throws IOException {
        RingReadiness readiness = new RingReadiness(ring.settings());
        long end = System.nanoTime() + limit.toNanos();
        while (!readiness.ready(component)) {
            DetachedLauncher.Started process = started.get(component);
            if (process == null || !process.process().isAlive() || System.nanoTime() > end) {
                throw new IOException(component.word() + " did not become ready: "
                        + String.join(" | ", new ComponentLog(ring.folder().log(component)).lastLines(3)));
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(2));
        }
    }

    /** Asks the components to end. @return whether all have ended in time */
    public boolean stop(Collection<Component> components, Duration limit) {
        List<DetachedLauncher.Started> processes =
                components.stream().map(started::get).filter(Objects::nonNull).toList();
        processes.forEach(process -> table.terminate(process.identity()));
        long end = System.nanoTime() + limit.toNanos();
        boolean ended = true;
        for (DetachedLauncher.Started process : processes) {
            ended &= waited(process, Duration.ofNanos(Math.max(1, end - System.nanoTime())));
        }
        return ended;
    }

    /** Ends a component at once, as {@code kill -9} does; returns when it is gone. @throws IOException if it does not go */
    public void kill(Component component) throws IOException {
        DetachedLauncher.Started process = started.get(component);
        if (process != null) {
            table.kill(process.identity());
            if (!waited(process, Duration.ofSeconds(10))) {
                throw new IOException(component.word() + " could not be killed");
            }
        }
    }

    /** The process that the component was last started as. @throws IllegalStateException if it never was */
    public long pid(Component component) {
        DetachedLauncher.Started process = started.get(component);
        if (process == null) {
            throw new IllegalStateException(component.word() + " was not started");
        }
        return process.identity().pid();
    }

    private static boolean waited(DetachedLauncher.Started process, Duration limit) {
        try {
            return process.process().waitFor(limit);
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    @Override
    public void close() {
        Runtime.getRuntime().removeShutdownHook(hook);
        end();
    }

    private void end() {
        started.values().forEach(process -> {
            ProcessIdentity identity = process.identity();
            table.kill(identity);
            // The kill is done when the process is gone, and only then may its folder go.
            waited(process, Duration.ofSeconds(5));
        });
        delete(ring.folder().home());
    }

    private static void delete(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            files.sorted(Comparator.reverseOrder()).forEach(file -> {
                if (!file.toFile().delete()) {
                    file.toFile().deleteOnExit();
                }
            });
        } catch (IOException | UncheckedIOException leftForTheSystemToClean) {
            return;
        }
    }

    /** Six free ports; the one after the last is free too, for the broker's controller. */
    private static List<Integer> freePorts() throws IOException {
        List<ServerSocket> sockets = new ArrayList<>();
        try {
            List<Integer> ports = new ArrayList<>();
            while (ports.size() < 6) {
                ServerSocket socket = new ServerSocket(0);
                sockets.add(socket);
                int port = socket.getLocalPort();
                if (ports.size() < 5 || (port < 65_535 && Probe.free("127.0.0.1", port + 1))) {
                    ports.add(port);
                }
            }
            return ports;
        } finally {
            for (ServerSocket socket : sockets) {
                socket.close();
            }
        }
    }
}
