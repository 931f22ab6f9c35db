package dev.ringmaster.runtime.management;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringmaster.runtime.RingTestResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(RingTestResource.class)
@TestProfile(ManagementPortIT.WithManagementPort.class)
class ManagementPortIT {

    @ConfigProperty(name = "ringmaster.management.port")
    int port;

    /** A service as its container starts it, but for the port. */
    public static final class WithManagementPort implements QuarkusTestProfile {

        @Override
        public Map<String, String> getConfigOverrides() {
            try (ServerSocket free = new ServerSocket(0)) {
                return Map.of("ringmaster.management.port", Integer.toString(free.getLocalPort()));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    @Test
    void healthIsToldToWhoeverAsksUnderAnyNameAndWithoutAToken() throws Exception {
        assertThat(get("/q/health/live", "10.42.0.7:9000"))
                .startsWith("HTTP/1.1 200")
                .contains("\"status\":\"UP\"");
        assertThat(get("/q/health/started", "10.42.0.7:9000")).startsWith("HTTP/1.1 200");
        assertThat(get("/q/health/ready", "10.42.0.7:9000"))
                .containsPattern("HTTP/1.1 (200|503)")
                .contains("\"checks\"");
    }

    @Test
    void metricsNeedNoTokenHere() throws Exception {
        assertThat(get("/q/metrics", "10.42.0.7:9000"))
                .startsWith("HTTP/1.1 200")
                .contains("ringmaster_ledger_commit_seconds_count");
    }

    @Test
    void nothingElseIsServed() throws Exception {
        assertThat(get("/api/v1/tasks", "localhost")).startsWith("HTTP/1.1 404");
        assertThat(get("/q/health/../../api/v1/tasks", "localhost")).startsWith("HTTP/1.1 404");
        assertThat(send("POST", "/q/health", "localhost")).startsWith("HTTP/1.1 405");
    }

    private String get(String path, String host) throws IOException {
        return send("GET", path, host);
    }

    /** By hand: a client of Java would not send another host's name. */
    private String send(String method, String path, String host) throws IOException {
        try (Socket socket = new Socket("127.0.0.1", port)) {
            String request = method + " " + path + " HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n\r\n";
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
