package dev.ringmaster.runtime.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringmaster.runtime.http.RequestGuard.Verdict;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RequestGuardTest {

    private static final String GOOD = "Bearer secret";

    private final RequestGuard guard =
            new RequestGuard("secret", Set.of("ring.example"), Set.of("https://ui.example"), List.of("/q/health"));

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1:7700", "localhost", "LOCALHOST:7700", "[::1]:7700", "ring.example:443"})
    void aKnownHostMayAsk(String host) {
        assertThat(guard.judge("/api/v1/tasks", host, null, GOOD)).isEqualTo(Verdict.ALLOWED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"evil.example", "127.0.0.1.evil.example", "localhost.evil.example:7700", ""})
    void aForeignHostMayNotEvenWithTheToken(String host) {
        assertThat(guard.judge("/api/v1/tasks", host, null, GOOD)).isEqualTo(Verdict.FOREIGN_HOST);
    }

    @Test
    void aRequestWithoutAHostIsRefused() {
        assertThat(guard.judge("/q/health", null, null, null)).isEqualTo(Verdict.FOREIGN_HOST);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://evil.example",
                "null",
                "http://127.0.0.1.evil.example",
                "http://localhost@evil.example",
                "::"
            })
    void aForeignOriginMayNotEvenWithTheToken(String origin) {
        assertThat(guard.judge("/api/v1/tasks", "localhost", origin, GOOD)).isEqualTo(Verdict.FOREIGN_ORIGIN);
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://127.0.0.1:7700", "http://localhost:5173", "https://ui.example"})
    void aKnownOriginMay(String origin) {
        assertThat(guard.judge("/api/v1/tasks", "localhost", origin, GOOD)).isEqualTo(Verdict.ALLOWED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "secret", "Bearer ", "Bearer secre", "Bearer secret2", "Basic secret"})
    void whoeverDoesNotBearTheTokenIsRefused(String authorization) {
        assertThat(guard.judge("/api/v1/tasks", "localhost", null, authorization))
                .isEqualTo(Verdict.NO_TOKEN);
    }

    @Test
    void healthIsOpenButNotWhatOnlyStartsLikeIt() {
        assertThat(guard.judge("/q/health/ready", "localhost", null, null)).isEqualTo(Verdict.ALLOWED);
        assertThat(guard.judge("/q/healthy", "localhost", null, null)).isEqualTo(Verdict.NO_TOKEN);
        assertThat(guard.judge("/q/metrics", "localhost", null, null)).isEqualTo(Verdict.NO_TOKEN);
    }
}
