package dev.ringmaster.release.vitals;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class WatchTest {

    private static final AttemptEnds.Count QUIET = new AttemptEnds.Count(10, 0);
    private static final Pulse WELL = pulse(true, "1", 100, 0, 0, 10);

    private static final Instant SINCE = Instant.parse("2026-01-01T12:00:00Z");

    private final Watch watch = new Watch(vitals(WELL), Set.of("queue-service"), SINCE, new Limits(2, 0.05));

    @Test
    void ringThatIsAsBeforeShowsNoHarm() {
        for (int i = 0; i < 20; i++) {
            assertThat(watch.see(vitals(WELL), QUIET)).isEmpty();
            if (i == 9) {
                watch.passHalf();
            }
        }
        assertThat(watch.evidence()).contains("queue-service: ready", "requests 100", "before 10");
    }

    @Test
    void componentThatWasStartedAnewIsHarm() {
        watch.see(vitals(WELL), QUIET);

        assertThat(watch.see(vitals(pulse(true, "2", 0, 0, 0, 10)), QUIET))
                .contains("queue-service ended and was started anew.");
    }

    @Test
    void componentThatWasStartedAnewIsHarmAlsoWhenALookMetItDown() {
        watch.see(vitals(WELL), QUIET);
        watch.see(new Vitals(Instant.EPOCH, Map.of()), QUIET);
        watch.see(vitals(pulse(false, "", 0, 0, 0, 10)), QUIET);

        assertThat(watch.see(vitals(pulse(false, "2", 0, 0, 0, 10)), QUIET))
                .contains("queue-service ended and was started anew.");
    }

    @Test
    void componentThatEndedBeforeTheFirstLookIsHarm() {
        assertThat(watch.see(vitals(startedAt(SINCE.plusMillis(300))), QUIET))
                .contains("queue-service ended and was started anew.");
    }

    @Test
    void componentThatWasReadyBeforeTheWatchBeganHasNotBeenStartedAnew() {
        assertThat(watch.see(vitals(startedAt(SINCE.minusMillis(900))), QUIET)).isEmpty();
    }

    @Test
    void startOfAProcessIsToldWithinTheSecond() throws Exception {
        String stat = Files.readString(Path.of("/proc/self/stat"));
        long ticks = Long.parseLong(stat.substring(stat.lastIndexOf(')') + 2).split(" ")[19]);
        Instant told = BootTicks.instant(ticks, Instant.now());
        Instant rough = ProcessHandle.current().info().startInstant().orElseThrow();

        assertThat(told).isBetween(rough.minusMillis(100), rough.plusMillis(1100));
        assertThat(BootTicks.instant(-1, Instant.now())).isNull();
    }

    private static Pulse startedAt(Instant start) {
        return new Pulse(WELL.ready(), WELL.identity(), start, WELL.addresses(), 0, WELL.probeMillis());
    }

    @Test
    void componentThatIsNotReadyForAWhileIsHarm() {
        Vitals down = new Vitals(Instant.EPOCH, Map.of());
        for (int i = 1; i < Watch.UNREADY_IN_A_ROW; i++) {
            assertThat(watch.see(down, QUIET)).isEmpty();
        }
        assertThat(watch.see(down, QUIET)).isPresent();
    }

    @Test
    void oneLookAtWhichItIsNotReadyIsForgiven() {
        for (int i = 0; i < 20; i++) {
            Vitals now = vitals(i % 2 == 0 ? WELL : pulse(false, "1", 100, 0, 0, 10));
            assertThat(watch.see(now, QUIET)).isEmpty();
        }
    }

    @Test
    void shareOfFailedRequestsAboveTheLimitIsHarm() {
        assertThat(watch.see(vitals(pulse(true, "1", 100, 5, 0, 10)), QUIET)).isEmpty();
        assertThat(watch.see(vitals(pulse(true, "1", 100, 6, 0, 10)), QUIET))
                .hasValueSatisfying(sentence -> assertThat(sentence).contains("6 of 100"));
    }

    @Test
    void slowAnswersCountOnlyOnceTheProgramIsWarm() {
        Vitals slow = vitals(pulse(true, "1", 100, 0, 0, 30));
        for (int i = 0; i < 10; i++) {
            assertThat(watch.see(slow, QUIET)).isEmpty();
        }
        watch.passHalf();
        Optional<String> harm = Optional.empty();
        for (int i = 0; i < 10; i++) {
            harm = watch.see(slow, QUIET);
        }
        assertThat(harm).hasValueSatisfying(sentence -> assertThat(sentence).contains("30.0 ms", "10.0 ms before"));
    }

    @Test
    void recordThatWasSetAsideIsHarm() {
        assertThat(watch.see(vitals(pulse(true, "1", 100, 0, 1, 10)), QUIET))
                .hasValueSatisfying(sentence -> assertThat(sentence).contains("set 1 records aside"));
    }

    @Test
    void recordsThatWereSetAsideBeforeByAComponentThatStaysAreNone() {
        Pulse api = pulse(true, "9", 0, 0, 4, 10);
        Map<String, Pulse> both = new HashMap<>(Map.of("queue-service", WELL, "api-service", api));
        Watch withApi = new Watch(new Vitals(Instant.EPOCH, both), Set.of("queue-service"), SINCE, new Limits(2, 0.05));

        assertThat(withApi.see(new Vitals(Instant.EPOCH, both), QUIET)).isEmpty();
    }

    @Test
    void attemptsThatTheRingLosesAreHarmAndThoseThatAgentsFailAreNot() {
        assertThat(watch.see(vitals(WELL), new AttemptEnds.Count(5, 2))).isEmpty();
        assertThat(watch.see(vitals(WELL), new AttemptEnds.Count(10, 4))).isEmpty();
        assertThat(watch.see(vitals(WELL), new AttemptEnds.Count(5, 3))).isPresent();
    }

    @Test
    void figuresAreReadFromPrometheusText() {
        MetricsText read = MetricsText.of("""
                # TYPE http_server_requests_seconds summary
                http_server_requests_seconds_count{method="GET",outcome="SUCCESS",status="200",uri="/api/v1/tasks"} 7.0
                http_server_requests_seconds_sum{method="GET",outcome="SUCCESS",status="200",uri="/api/v1/tasks"} 0.7
                http_server_requests_seconds_count{method="GET",outcome="SERVER_ERROR",status="500",uri="/api/v1/tasks"} 3.0
                http_server_requests_seconds_max{method="GET",status="200",uri="/api/v1/tasks"} NaN
                ringmaster_inbox_dead_letters_total 2.0
                jvm_threads_live_threads 44.0
                """);

        assertThat(read.addresses()).containsOnlyKeys("GET /api/v1/tasks");
        Figures figures = read.addresses().get("GET /api/v1/tasks");
        assertThat(figures).isEqualTo(new Figures(10, 3, 0.7));
        assertThat(read.deadLetters()).isEqualTo(2);
    }

    private static Pulse pulse(
            boolean ready, String identity, double requests, double failed, double deadLetters, double millis) {
        return new Pulse(
                ready,
                identity,
                null,
                Map.of("GET /x", new Figures(requests, failed, requests * 0.01)),
                deadLetters,
                ready ? Map.of("/q/health/ready", millis) : Map.of());
    }

    private static Vitals vitals(Pulse queue) {
        return new Vitals(Instant.EPOCH, Map.of("queue-service", queue));
    }
}
