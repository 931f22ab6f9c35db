package dev.ringmaster.runtime.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ringmaster.model.settings.RetentionSettings;
import dev.ringmaster.runtime.RingTestResource;
import dev.ringmaster.runtime.ledger.Ledger;
import dev.ringmaster.runtime.messaging.TopicCatalog;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(RingTestResource.class)
class OutboxPurgeIT {

    private static final Instant OLD = Instant.parse("2020-01-01T00:00:00Z");

    @Inject
    Ledger ledger;

    @Test
    void purgeTakesOldRowsThatArePublishedAndNoOthers() {
        List<Long> left = new ArrayList<>();

        // In a work that is undone in the end, so that the relay never sees these rows.
        assertThatThrownBy(() -> ledger.writeAndWait(tx -> {
                    try (var statement = tx.connection().createStatement()) {
                        statement.execute("DELETE FROM outbox");
                        statement.execute("UPDATE outbox_position SET seq = 102");
                        for (int seq = 101; seq <= 104; seq++) {
                            statement.execute("INSERT INTO outbox VALUES (" + seq + ", 'purge-" + seq
                                    + "', 't', 'k', '{}', '{}', "
                                    + (seq == 102 ? Instant.now().toEpochMilli() : OLD.toEpochMilli()) + ")");
                        }
                        OutboxStore.purge(tx, OLD.plusSeconds(1));
                        try (var row = statement.executeQuery("SELECT seq FROM outbox ORDER BY seq")) {
                            while (row.next()) {
                                left.add(row.getLong(1));
                            }
                        }
                    }
                    throw new IllegalStateException("undo");
                }))
                .hasMessageContaining("undo");

        assertThat(left).containsExactly(102L, 103L, 104L);
    }

    @Test
    void idsAreRememberedLongerThanAnyTopicKeepsItsRecords() {
        var longOutput = new RetentionSettings(Duration.ofDays(1), Duration.ofDays(30));

        assertThat(TopicCatalog.rememberedFor(longOutput)).isGreaterThanOrEqualTo(Duration.ofDays(60));
        assertThat(TopicCatalog.rememberedFor(RetentionSettings.DEFAULT)).isEqualTo(Duration.ofDays(14));
    }
}
