package dev.ringmaster.scheduler.ring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpServer;
import dev.ringmaster.model.attempt.Assignment;
import dev.ringmaster.model.attempt.Outcome;
import dev.ringmaster.model.event.EventEnvelope;
import dev.ringmaster.model.event.SystemEvent;
import dev.ringmaster.model.event.SystemEvent.ConfigApplied;
import dev.ringmaster.model.event.SystemEvent.ConfigProposed;
import dev.ringmaster.model.event.SystemEvent.ConfigRejected;
import dev.ringmaster.model.event.Topic;
import dev.ringmaster.model.event.WorkerEvent;
import dev.ringmaster.model.id.TimeOrderedIds;
import dev.ringmaster.model.id.WorkerId;
import dev.ringmaster.runtime.RingTestResource;
import dev.ringmaster.runtime.messaging.EventSender;
import dev.ringmaster.runtime.settings.RingSettings;
import dev.ringmaster.scheduler.configuration.ConfigurationCoordinator;
import dev.ringmaster.settings.applied.AppliedFile;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.random.RandomGenerator;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Edits of the settings of a real scheduler, alone and with another component that it can hear. */
@QuarkusTest
@WithTestResource(value = RingTestResource.class, initArgs = @ResourceArg(name = "toml", value = ConfigurationIT.TOML))
class ConfigurationIT {

    static final String TOML = """
        [components]
        api_port = 17700
        queue_port = 17701
        enricher_port = 17702

        [hot_reload]
        debounce_seconds = 0.05

        [[workers]]
        name = "first"
        command = "sh"
        args = ["-s"]
        memory_estimate = "8MB"
        """;

    private static final String SECOND = """

        [[workers]]
        name = "second"
        command = "sh"
        args = ["-s"]
        memory_estimate = "8MB"
        """;

    @Inject
    EventSender sender;

    @Inject
    RingSettings settings;

    @Inject
    ConfigurationCoordinator coordinator;

    @Inject
    @ConfigProperty(name = "kafka.bootstrap.servers")
    String bootstrap;

    private RingEvents events;
    private Ring ring;
    private Path file;
    private String original;

    @BeforeEach
    void listen() throws IOException {
        events = new RingEvents(bootstrap, settings.codec());
        ring = new Ring(envelope -> sender.send(envelope).toCompletableFuture().join(), events);
        file = settings.folder().settingsFile();
        original = Files.readString(file);
        await().atMost(Ring.SOON).until(() -> settings.version() > 0);
    }

    @AfterEach
    void stop() throws Exception {
        long before = settings.version();
        if (!Files.readString(file).equals(original)) {
            Files.writeString(file, original);
            if (!new AppliedFile(settings.folder()).read().orElseThrow().text().equals(original)) {
                await().atMost(Ring.SOON).until(() -> settings.version() > before);
            }
        }
        events.close();
    }

    @Test
    void workerComesChangesAndGoesWhileTheServiceRuns() throws IOException {
        Files.writeString(file, original + SECOND);
        await().atMost(Ring.SOON).until(() -> slotsOf("second") == 1);

        Assignment assignment = Ring.assignment(ring.folderProject("live"), "second");
        ring.prepare(assignment, "echo done");
        assertThat(ring.awaitOutcome(assignment)).isEqualTo(new Outcome.Succeeded(null));

        Files.writeString(file, original + SECOND + "max_concurrent = 5\n");
        await().atMost(Ring.SOON).until(() -> slotsOf("second") == 5);

        Files.writeString(file, original);
        await().atMost(Ring.SOON)
                .untilAsserted(() -> assertThat(last("second")).isInstanceOf(WorkerEvent.WorkerOffline.class));
        assertThat(slotsOf("first")).isEqualTo(1);
        assertThat(new AppliedFile(settings.folder()).read().orElseThrow().changedKeys())
                .containsExactly("workers.second");
    }

    @Test
    void brokenEmptyAndMissingFilesChangeNothingAndSayWhere() throws IOException {
        long version = settings.version();

        Files.writeString(file, original + "[retry]\nmax_atempts = 9\n");
        await().atMost(Ring.SOON).until(() -> rejected("did you mean max_attempts"));
        Files.writeString(file, "");
        await().atMost(Ring.SOON).until(() -> rejected("missing or empty"));
        Files.delete(file);
        coordinator.asked(false);
        Files.writeString(file, original);

        await().during(Duration.ofMillis(500)).atMost(Ring.SOON).until(() -> settings.version() == version);
        assertThat(events.all(ConfigRejected.class))
                .anySatisfy(told -> assertThat(told.problems())
                        .singleElement()
                        .asString()
                        .matches("line \\d+, column 1: retry.max_atempts: .*"));
    }

    @Test
    void doorStaysShutUntilItIsConfirmed() throws IOException {
        Files.writeString(
                file, original + "[security]\nallowed_hosts = [\"ring.example\"]\n[retry]\nmax_attempts = 7\n");
        await().atMost(Ring.SOON).until(() -> settings.settings().retry().maxAttempts() == 7);
        assertThat(settings.settings().security().allowedHosts()).isEmpty();

        coordinator.asked(true);

        await().atMost(Ring.SOON)
                .until(() -> settings.settings().security().allowedHosts().contains("ring.example"));
        // Settings are in use before the word of it has come by way of the broker.
        await().atMost(Ring.SOON)
                .untilAsserted(() -> assertThat(events.all(ConfigApplied.class))
                        .anySatisfy(told -> assertThat(told.waiting()).containsExactly("security.allowed_hosts")));
        Files.writeString(file, original);
        await().atMost(Ring.SOON).until(() -> settings.settings().retry().maxAttempts() == 3);
        coordinator.asked(true);
        await().atMost(Ring.SOON)
                .until(() -> settings.settings().security().allowedHosts().isEmpty());
    }

    @Test
    void nobodyUsesItBeforeEveryoneThatLivesCouldAndNobodyDoesWhenOneCannot() throws Exception {
        HttpServer queue = HttpServer.create(new InetSocketAddress("127.0.0.1", 17701), 0);
        queue.createContext("/q/health/ready", exchange -> {
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        });
        queue.start();
        try {
            Files.writeString(file, original + "[retry]\nmax_attempts = 8\n");
            ConfigProposed first = proposal("max_attempts = 8");
            assertThat(settings.settings().retry().maxAttempts()).isEqualTo(3);
            say(new ConfigRejected(
                    "queue-service", first.hash(), List.of("kafka.port: taken"), Instant.now(), first.version()));
            await().atMost(Ring.SOON).until(() -> rejected("queue-service: kafka.port: taken"));
            assertThat(settings.settings().retry().maxAttempts()).isEqualTo(3);

            Files.writeString(file, original + "[retry]\nmax_attempts = 9\n");
            ConfigProposed second = proposal("max_attempts = 9");
            say(new SystemEvent.ConfigPrepared("queue-service", second.hash(), Instant.now(), second.version()));
            await().atMost(Ring.SOON).until(() -> settings.settings().retry().maxAttempts() == 9);

            Files.writeString(file, original + "[retry]\nmax_attempts = 10\n");
            proposal("max_attempts = 10");
            await().atMost(Ring.SOON).until(() -> rejected("queue-service: runs and has not answered in time"));
            assertThat(settings.settings().retry().maxAttempts()).isEqualTo(9);
        } finally {
            queue.stop(0);
        }
    }

    private ConfigProposed proposal(String text) {
        return await().atMost(Ring.SOON)
                .until(
                        () -> events.all(ConfigProposed.class).stream()
                                .filter(proposed -> proposed.text().contains(text))
                                .findFirst()
                                .orElse(null),
                        proposed -> proposed != null);
    }

    private boolean rejected(String words) {
        return events.all(ConfigRejected.class).stream()
                .anyMatch(told -> told.problems().stream().anyMatch(problem -> problem.contains(words)));
    }

    private int slotsOf(String worker) {
        WorkerEvent told = last(worker);
        return told == null ? 0 : told.worker().capacity();
    }

    private @Nullable WorkerEvent last(String worker) {
        return events.all(WorkerEvent.class).stream()
                .filter(told -> told.worker().id().equals(new WorkerId(worker)))
                .reduce((earlier, later) -> later)
                .orElse(null);
    }

    private void say(SystemEvent event) {
        var ids = new TimeOrderedIds(InstantSource.system(), RandomGenerator.getDefault());
        sender.send(new EventEnvelope(
                        ids.nextEvent(), "/ringmaster/" + event.component(), Topic.SYSTEM, Instant.now(), null, event))
                .toCompletableFuture()
                .join();
    }
}
