package dev.ringmaster.runtime;

import dev.ringmaster.broker.EmbeddedBroker;
import dev.ringmaster.settings.RingFolder;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * A ring's folder of its own and a real broker for a {@code @QuarkusTest}. What a test adds to {@code ringmaster.toml} it gives as
 * the init argument {@code toml}. The folder is also told to the test as system property {@code ringmaster.home}. A test's field of type
 * {@link Consumer} takes {@code stop}, {@code start} and {@code wipe} for the broker.
 */
public final class RingTestResource implements QuarkusTestResourceLifecycleManager {

    private String extra = "";
    private AutoCloseable broker = () -> {};
    private Path folder = Path.of("");
    private int port;

    @Override
    public void init(Map<String, String> arguments) {
        extra = arguments.getOrDefault("toml", "");
    }

    @Override
    public Map<String, String> start() {
        try {
            Path home = Files.createTempDirectory("ring");
            port = freePortPair();
            Files.writeString(home.resolve("ringmaster.toml"), "[kafka]\nport = " + port + "\n" + extra);
            System.setProperty(RingFolder.HOME_PROPERTY, home.toString());
            folder = home.resolve(".ringmaster/broker");
            broker = EmbeddedBroker.start(folder, port);
            return Map.of("quarkus.http.test-port", "0", "kafka.bootstrap.servers", "127.0.0.1:" + port);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void inject(TestInjector injector) {
        // A type of the JDK: test and resource may come from different class loaders.
        injector.injectIntoFields((Consumer<String>) this::control, new TestInjector.MatchesType(Consumer.class));
    }

    private void control(String command) {
        switch (command) {
            case "stop" -> stopBroker();
            case "start" -> broker = EmbeddedBroker.start(folder, port);
            case "wipe" -> wipe();
            default -> throw new IllegalArgumentException(command);
        }
    }

    private void wipe() {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void stopBroker() {
        try {
            broker.close();
        } catch (Exception e) {
            throw new IllegalStateException("the broker did not stop", e);
        }
    }

    /** The broker listens on this port and its controller on the next. */
    private static int freePortPair() throws IOException {
        for (int attempt = 0; attempt < 50; attempt++) {
            try (ServerSocket first = new ServerSocket(0);
                    ServerSocket second = new ServerSocket(first.getLocalPort() + 1)) {
                return second.getLocalPort() - 1;
            } catch (IOException taken) {
                continue;
            }
        }
        throw new IOException("no two free ports in a row");
    }

    @Override
    public void stop() {
        System.clearProperty(RingFolder.HOME_PROPERTY);
        stopBroker();
    }
}
