package dev.ringmaster.release.vitals;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.ringmaster.model.settings.Settings;
import dev.ringmaster.settings.Component;
import dev.ringmaster.settings.RingFolder;
import dev.ringmaster.settings.SettingsLoader;
import dev.ringmaster.settings.SettingsResult;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HttpRingReaderTest {

    private static final String METRICS = """
            http_server_requests_seconds_count{method="GET",status="200",uri="/api/v1/tasks"} 7.0
            http_server_requests_seconds_sum{method="GET",status="200",uri="/api/v1/tasks"} 0.7
            ringmaster_inbox_dead_letters_total 2.0
            """;

    @TempDir
    Path home;

    private final List<String> asked = new CopyOnWriteArrayList<>();
    private volatile String status = "ready";
    private HttpServer server;
    private RingFolder folder;
    private HttpRingReader reader;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
        folder = new RingFolder(home);
        Files.createDirectories(folder.run());
        Files.writeString(folder.token(), "secret\n");
        Files.writeString(folder.run(Component.API_SERVICE), "{\"pid\":4711,\"startTicks\":12}");
        Files.writeString(
                folder.settingsFile(),
                "[components]\napi_port = " + server.getAddress().getPort() + "\n");
        Settings settings = ((SettingsResult.Loaded) SettingsLoader.load(folder.settingsFile(), Map.of())).settings();
        reader = new HttpRingReader(folder, settings, InstantSource.system());
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void componentThatRunsIsSeenWithItsFiguresAndWhatItsProbesTook() throws Exception {
        Vitals vitals = reader.read();

        assertThat(vitals.components()).containsOnlyKeys("api-service");
        Pulse api = Objects.requireNonNull(vitals.components().get("api-service"));
        assertThat(api.ready()).isTrue();
        assertThat(api.identity()).isEqualTo("4711/12");
        assertThat(api.addresses()).containsEntry("GET /api/v1/tasks", new Figures(7, 0, 0.7));
        assertThat(api.deadLetters()).isEqualTo(2);
        assertThat(api.probeMillis()).containsKeys("/api/v1/status", "/api/v1/tasks?limit=20");
    }

    @Test
    void componentThatDoesNotAnswerIsNotReady() throws Exception {
        server.stop(0);

        assertThat(Objects.requireNonNull(reader.read().components().get("api-service"))
                        .ready())
                .isFalse();
    }

    @Test
    void probeGoesToTheQueueAndBackTwiceAndIsCancelled() throws Exception {
        assertThat(reader.sendTask()).isEqualTo(RingReader.Probe.CAME_BACK);

        assertThat(asked)
                .contains(
                        "POST /api/v1/projects", "POST /api/v1/tasks", "POST /api/v1/tasks/ringmaster-probe-1/cancel");
    }

    @Test
    void probeThatTheApiRefusesIsLost() throws Exception {
        status = "refused";

        assertThat(reader.sendTask()).isEqualTo(RingReader.Probe.LOST);
    }

    @Test
    void noProbeIsSentWhereNoApiRuns() throws Exception {
        Files.delete(folder.run(Component.API_SERVICE));

        assertThat(reader.sendTask()).isEqualTo(RingReader.Probe.NOT_SENT);
    }

    private void answer(HttpExchange exchange) throws IOException {
        String call = exchange.getRequestMethod() + " " + exchange.getRequestURI();
        asked.add(call);
        boolean known = "Bearer secret".equals(exchange.getRequestHeaders().getFirst("Authorization"));
        if (call.endsWith("/cancel")) {
            status = "cancelled";
        }
        String body = switch (call) {
            case "GET /q/metrics" -> METRICS;
            case "GET /api/v1/projects/ringmaster-probe" -> "";
            case "POST /api/v1/tasks" -> "{\"items\":[{\"id\":\"ringmaster-probe-1\"}]}";
            case "GET /api/v1/tasks/ringmaster-probe-1" -> "{\"status\":\"" + status + "\",\"stateVersion\":3}";
            default -> "{}";
        };
        boolean missing = body.isEmpty() || status.equals("refused") && call.startsWith("POST");
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(!known ? 401 : missing ? 404 : 200, bytes.length == 0 ? -1 : bytes.length);
        if (bytes.length > 0) {
            exchange.getResponseBody().write(bytes);
        }
        exchange.close();
    }
}
