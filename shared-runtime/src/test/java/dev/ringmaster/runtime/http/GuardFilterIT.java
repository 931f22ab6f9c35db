package dev.ringmaster.runtime.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringmaster.runtime.RingTestResource;
import dev.ringmaster.runtime.settings.RingSettings;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(RingTestResource.class)
class GuardFilterIT {

    @TestHTTPResource("/")
    URI address = URI.create("");

    @Inject
    RingSettings settings;

    @Test
    void withoutTheTokenTheAnswerIsAProblem() throws Exception {
        assertThat(get("/api/v1/tasks", "localhost", ""))
                .startsWith("HTTP/1.1 401")
                .containsIgnoringCase("content-type: application/problem+json")
                .containsIgnoringCase("www-authenticate: Bearer")
                .contains("\"code\":\"not-authorised\"");
    }

    @Test
    void metricsNeedTheTokenAndShowTheLedgerOutboxAndInbox() throws Exception {
        assertThat(get("/q/metrics", "localhost", "")).startsWith("HTTP/1.1 401");
        assertThat(get("/q/metrics", "localhost", bearer()))
                .startsWith("HTTP/1.1 200")
                .contains("ringmaster_ledger_commit_seconds_count")
                .contains("ringmaster_ledger_group_size_sum")
                .contains("ringmaster_outbox_lag")
                .contains("ringmaster_inbox_repeats_total")
                .contains("ringmaster_inbox_dead_letters_total");
    }

    @Test
    void healthIsOpenByEveryNameOfThisMachine() throws Exception {
        assertThat(get("/q/health/live", "localhost", "")).startsWith("HTTP/1.1 200");
        assertThat(get("/q/health/live", "[::1]:7700", "")).startsWith("HTTP/1.1 200");
    }

    @Test
    void noWayOfWritingThePathOpensWhatIsClosed() throws Exception {
        assertThat(get("/q/health/../metrics", "localhost", "")).startsWith("HTTP/1.1 401");
        assertThat(get("/q/health/%2e%2e/metrics", "localhost", "")).startsWith("HTTP/1.1 401");
        assertThat(get("//q//metrics", "localhost", "")).startsWith("HTTP/1.1 401");
    }

    @Test
    void aForeignHostOrOriginIsRefusedEvenWithTheToken() throws Exception {
        assertThat(get("/q/metrics", "evil.example", bearer()))
                .startsWith("HTTP/1.1 403")
                .contains("\"code\":\"foreign-host\"");
        assertThat(get("/q/metrics", "localhost", bearer() + "Origin: https://evil.example\r\n"))
                .startsWith("HTTP/1.1 403")
                .contains("\"code\":\"foreign-origin\"");
    }

    private String bearer() throws Exception {
        return "Authorization: Bearer "
                + Files.readString(settings.folder().token()).strip() + "\r\n";
    }

    /** By hand: a client of Java would not send another host's name. */
    private String get(String path, String host, String headers) throws Exception {
        try (Socket socket = new Socket("127.0.0.1", address.getPort())) {
            String request =
                    "GET " + path + " HTTP/1.1\r\nHost: " + host + "\r\n" + headers + "Connection: close\r\n\r\n";
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
