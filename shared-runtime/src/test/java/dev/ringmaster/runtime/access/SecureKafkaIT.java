package dev.ringmaster.runtime.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.ringmaster.model.event.TaskEvent.TaskSubmitted;
import dev.ringmaster.model.id.TaskId;
import dev.ringmaster.runtime.ledger.Ledger;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.smallrye.health.SmallRyeHealthReporter;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.Test;

/** A whole service at a broker with TLS and logins: all its clients, those of the channels and the one that makes the topics. */
@QuarkusTest
@QuarkusTestResource(value = SecureRing.class, restrictToAnnotatedClass = true)
@TestProfile(SecureKafkaIT.Alone.class)
class SecureKafkaIT {

    private static final Duration WATCHED = Duration.ofSeconds(8);
    private static final Duration SOON = Duration.ofSeconds(40);

    /** Set by {@link SecureRing}. */
    Path password = Path.of("");

    @Inject
    Ledger ledger;

    @Inject
    SmallRyeHealthReporter health;

    /** A broker of its own needs a start of its own. */
    public static final class Alone implements QuarkusTestProfile {}

    @Test
    void wrongPasswordIsSaidOnceAndMendedInItsFileWithoutARestart() throws IOException {
        Said said = new Said();
        Logger.getLogger("").addHandler(said);
        ledger.write(tx -> tx.publish(new TaskSubmitted(new TaskId("secret-1"))));

        await().atMost(SOON)
                .untilAsserted(() ->
                        assertThat(readiness()).contains("Kafka refuses the login (", "RINGMASTER_KAFKA_PASSWORD"));
        Instant begun = Instant.now();
        said.warnings.clear();
        await().atMost(SOON).until(() -> Instant.now().isAfter(begun.plus(WATCHED)));
        assertThat(health.getReadiness().isDown()).isTrue();
        // One that was under way may still come.
        assertThat(said.warnings).hasSizeLessThan(3);

        Files.writeString(password, SecureBroker.PASSWORD + "\n");

        await().atMost(SOON).until(() -> arrived() > 0);
        await().atMost(SOON).until(() -> !health.getReadiness().isDown());
    }

    private String readiness() {
        return health.getReadiness().getPayload().toString();
    }

    private static final class Said extends Handler {

        final List<String> warnings = new CopyOnWriteArrayList<>();

        @Override
        public void publish(LogRecord record) {
            if (record.getLevel().intValue() >= Level.WARNING.intValue()) {
                warnings.add(record.getLoggerName() + ": " + record.getMessage());
            }
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    }

    /** What has come round: each event is remembered when it is taken in. */
    private int arrived() {
        return ledger.read(connection -> {
            try (var query = connection.prepareStatement("SELECT COUNT(*) FROM inbox");
                    ResultSet row = query.executeQuery()) {
                return row.next() ? row.getInt(1) : 0;
            }
        });
    }
}
