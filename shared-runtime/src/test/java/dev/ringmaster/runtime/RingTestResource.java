package dev.ringmaster.runtime;

import dev.ringmaster.broker.EmbeddedBroker;
import dev.ringmaster.settings.RingFolder;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/**
 * A ring's folder of its own and a real broker for a {@code @QuarkusTest}. What a test adds to {@code ringmaster.toml} it gives as
 * the init argument {@code toml}. The folder is also told to the test as system property {@code ringmaster.home}.
 */
public final class RingTestResource implements QuarkusTestResourceLifecycleManager {

    private String extra = "";
    private AutoCloseable broker = () -> {};

    @Override
    public void init(Map<String, String> arguments) {
        extra = arguments.getOrDefault("toml", "");
    }

    @Override
    public Map<String, String> start() {
        try {
            Path home = Files.createTempDirectory("ring");
            int port = freePortPair();
            Files.writeString(home.resolve("ringmaster.toml"), "[kafka]\nport = " + port + "\n" + extra);
            System.setProperty(RingFolder.HOME_PROPERTY, home.toString());
            broker = EmbeddedBroker.start(home.resolve(".ringmaster/broker"), port);
            return Map.of("quarkus.http.test-port", "0", "kafka.bootstrap.servers", "127.0.0.1:" + port);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
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
        try {
            broker.close();
        } catch (Exception e) {
            throw new IllegalStateException("the broker did not stop", e);
        }
    }
}
