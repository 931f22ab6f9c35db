package dev.ringmaster.runtime;

import dev.ringmaster.model.id.EventId;
import dev.ringmaster.settings.RingFolder;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;
import org.flywaydb.core.Flyway;

/**
 * Leaves the database as a service would that had published three events, met one of them, and read far into a broker that was wiped
 * while it was down. A later release had migrated it, which was taken back.
 */
public final class SeededLedger implements QuarkusTestResourceLifecycleManager {

    private static final String LOST_TOPIC_ID = "AAAAAAAAAAAAAAAAAAAAAQ";

    /** After the ring's folder is made. */
    @Override
    public int order() {
        return 1;
    }

    @Override
    public Map<String, String> start() {
        Path home = Path.of(System.getProperty(RingFolder.HOME_PROPERTY));
        Path database = home.resolve(".ringmaster/data/api-service.db");
        String url = "jdbc:sqlite:" + database + "?journal_mode=WAL";
        try {
            Files.createDirectories(database.getParent());
            Flyway.configure()
                    .dataSource(url, null, null)
                    .locations("classpath:db/runtime", "classpath:db/later")
                    .load()
                    .migrate();
            try (var connection = DriverManager.getConnection(url);
                    var statement = connection.createStatement()) {
                for (int seq = 1; seq <= 3; seq++) {
                    EventId id = EventId.derivedFrom("down-" + seq);
                    statement.executeUpdate("""
                            INSERT INTO outbox VALUES (%d, '%s', 'ringmaster.tasks', 'down-%d',
                            '{"ce_id":"%s","ce_type":"dev.ringmaster.task.submitted.v1","ce_time":"2026-11-23T12:00:00Z"}',
                            '{"taskId":"down-%d"}', %d)
                            """.formatted(seq, id, seq, id, seq, System.currentTimeMillis()));
                }
                statement.executeUpdate("UPDATE outbox_position SET seq = 3");
                statement.executeUpdate("INSERT INTO inbox VALUES ('" + EventId.derivedFrom("down-1") + "', "
                        + System.currentTimeMillis() + ")");
                statement.executeUpdate(
                        "INSERT INTO topic_identity VALUES ('ringmaster.tasks', '" + LOST_TOPIC_ID + "')");
                statement.executeUpdate(
                        "INSERT INTO consumer_position VALUES ('ringmaster.tasks', 0, '" + LOST_TOPIC_ID + "', 500)");
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return Map.of();
    }

    @Override
    public void stop() {}
}
