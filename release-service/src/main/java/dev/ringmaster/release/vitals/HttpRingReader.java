package dev.ringmaster.release.vitals;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.ringmaster.model.settings.Settings;
import dev.ringmaster.settings.Component;
import dev.ringmaster.settings.RingFolder;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Looks at the components over HTTP, with the ring's own token. */
public final class HttpRingReader implements RingReader {

    private static final Duration LIMIT = Duration.ofSeconds(5);
    private static final int PROBES = 3;
    private static final List<String> API_ADDRESSES = List.of(
            "/api/v1/status",
            "/api/v1/projects",
            "/api/v1/tasks/count",
            "/api/v1/tasks?limit=20",
            "/api/v1/attempts?limit=20",
            "/api/v1/workers",
            "/api/v1/decisions");
    private static final List<String> ADDRESSES = List.of("/q/health/ready");
    private static final ObjectMapper JSON = new ObjectMapper();

    private final RingFolder folder;
    private final Settings settings;
    private final InstantSource clock;
    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(LIMIT)
            .build();

    public HttpRingReader(RingFolder folder, Settings settings, InstantSource clock) {
        this.folder = folder;
        this.settings = settings;
        this.clock = clock;
    }

    @Override
    public Vitals read() throws IOException, InterruptedException {
        Map<String, Pulse> components = new HashMap<>();
        for (Component component : Component.values()) {
            if (component.isService() && Files.exists(folder.run(component))) {
                components.put(component.word(), pulse(component));
            }
        }
        return new Vitals(clock.instant(), components);
    }

    @Override
    public Probe sendTask() throws IOException, InterruptedException {
        return Files.exists(folder.run(Component.API_SERVICE))
                ? new ProbeTask(client, api(), token(), settings.workers(), clock).send()
                : Probe.NOT_SENT;
    }

    private Pulse pulse(Component component) throws IOException, InterruptedException {
        boolean ready = get(component, "/q/health/ready")
                .filter(answer -> answer.statusCode() == 200)
                .isPresent();
        MetricsText metrics = MetricsText.of(get(component, "/q/metrics")
                .filter(answer -> answer.statusCode() == 200)
                .map(HttpResponse::body)
                .orElse(""));
        Map<String, Double> probes = new HashMap<>();
        if (ready) {
            for (String address : component == Component.API_SERVICE ? API_ADDRESSES : ADDRESSES) {
                Optional<Double> took = probe(component, address);
                if (took.isPresent()) {
                    probes.put(address, took.get());
                }
            }
        }
        RunRecord process = process(component);
        return new Pulse(
                ready, process.identity(), process.startedAt(), metrics.addresses(), metrics.deadLetters(), probes);
    }

    /** The middle of a few, so that one that met a pause does not count. */
    private Optional<Double> probe(Component component, String address) throws InterruptedException {
        List<Double> took = new ArrayList<>();
        for (int i = 0; i < PROBES; i++) {
            long began = System.nanoTime();
            if (get(component, address).isEmpty()) {
                return Optional.empty();
            }
            took.add((System.nanoTime() - began) / 1e6);
        }
        return Optional.of(took.stream().sorted().toList().get(PROBES / 2));
    }

    private Optional<HttpResponse<String>> get(Component component, String address) throws InterruptedException {
        try {
            HttpRequest request = HttpRequest.newBuilder(uri(component, address))
                    .timeout(LIMIT)
                    .header("Authorization", "Bearer " + token())
                    .build();
            return Optional.of(client.send(request, HttpResponse.BodyHandlers.ofString()));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** What the supervisor wrote down of a component's process, and when that began. */
    private record RunRecord(String identity, @Nullable Instant startedAt) {}

    private RunRecord process(Component component) {
        try {
            var record = JSON.readTree(Files.readString(folder.run(component)));
            return new RunRecord(
                    record.path("pid").asText("") + "/"
                            + record.path("startTicks").asText(""),
                    BootTicks.instant(record.path("startTicks").asLong(-1), clock.instant()));
        } catch (IOException goneOrHalf) {
            return new RunRecord("", null);
        }
    }

    private URI api() {
        return uri(Component.API_SERVICE, "");
    }

    private URI uri(Component component, String address) {
        String host = settings.components().bindAddress();
        return URI.create(
                "http://" + (host.contains(":") ? "[" + host + "]" : host.equals("0.0.0.0") ? "127.0.0.1" : host) + ":"
                        + component.port(settings) + address);
    }

    private String token() throws IOException {
        return Files.exists(folder.token()) ? Files.readString(folder.token()).strip() : "";
    }
}
