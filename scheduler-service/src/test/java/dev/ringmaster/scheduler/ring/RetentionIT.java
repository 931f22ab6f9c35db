package dev.ringmaster.scheduler.ring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.ringmaster.model.attempt.Assignment;
import dev.ringmaster.model.attempt.Outcome;
import dev.ringmaster.runtime.RingTestResource;
import dev.ringmaster.runtime.ledger.Ledger;
import dev.ringmaster.runtime.messaging.EventSender;
import dev.ringmaster.runtime.settings.RingSettings;
import dev.ringmaster.scheduler.retention.RetentionSweep;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(value = RingTestResource.class, initArgs = @ResourceArg(name = "toml", value = Workers.TOML))
class RetentionIT {

    /** By its task: where the prompt comes before the assignment, the fence does not say which attempt raised it. */
    private static final String FENCE = "SELECT 1 FROM fence WHERE task = (SELECT task FROM attempt WHERE id = ?)";

    @Inject
    EventSender sender;

    @Inject
    RingSettings settings;

    @Inject
    Ledger ledger;

    @Inject
    RetentionSweep sweep;

    @Inject
    @ConfigProperty(name = "kafka.bootstrap.servers")
    String bootstrap;

    private RingEvents events;
    private Ring ring;

    @BeforeEach
    void listen() {
        events = new RingEvents(bootstrap, settings.codec());
        ring = new Ring(envelope -> sender.send(envelope).toCompletableFuture().join(), events);
    }

    @AfterEach
    void stop() throws InterruptedException {
        events.close();
    }

    @Test
    void whatAnEndedAttemptLeftGoesOnceItIsOldAndNotBefore() {
        Assignment ended = Ring.assignment(ring.folderProject("old"), "shell");
        ring.assign(ended);
        ring.prepare(ended, "echo said; echo made > made");
        assertThat(ring.awaitOutcome(ended)).isEqualTo(new Outcome.Succeeded(null));
        await().atMost(Ring.SOON)
                .untilAsserted(() -> assertThat(rows("SELECT 1 FROM attempt WHERE output_open = 0 AND id = ?", ended))
                        .isTrue());

        sweep.run(Instant.now());
        assertThat(output(ended)).exists();
        assertThat(plain(ended).resolve("made")).exists();

        sweep.run(Instant.now().plus(Duration.ofDays(4)));
        assertThat(output(ended)).doesNotExist();
        assertThat(plain(ended)).doesNotExist();
        assertThat(rows("SELECT 1 FROM output_position WHERE attempt = ?", ended))
                .isFalse();
        assertThat(rows(FENCE, ended)).isTrue();

        sweep.run(Instant.now().plus(Duration.ofDays(15)));
        assertThat(rows(FENCE, ended)).isFalse();
    }

    @Test
    void attemptThatStillRunsKeepsEverything() {
        Assignment running = Ring.assignment(ring.folderProject("young"), "shell");
        ring.assign(running);
        ring.prepare(running, "echo said; while ! test -f go; do sleep 0.1; done");
        await().atMost(Ring.SOON).until(() -> Files.exists(output(running).resolveSibling("process.json")));

        sweep.run(Instant.now().plus(Duration.ofDays(400)));

        assertThat(output(running)).exists();
        assertThat(rows(FENCE, running)).isTrue();
        ring.revoke(running, "enough");
        ring.awaitOutcome(running);
    }

    private Path output(Assignment assignment) {
        return settings.folder().attempt(assignment.attempt()).resolve("output.log");
    }

    private Path plain(Assignment assignment) {
        return settings.folder().worktree(assignment.attempt());
    }

    private boolean rows(String query, Assignment assignment) {
        return ledger.read(connection -> {
            try (var select = connection.prepareStatement(query)) {
                select.setString(1, assignment.attempt().toString());
                return select.executeQuery().next();
            }
        });
    }
}
