package dev.ringmaster.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.ringmaster.model.event.TaskEvent.TaskSubmitted;
import dev.ringmaster.model.event.Topic;
import dev.ringmaster.model.id.TaskId;
import dev.ringmaster.runtime.ledger.Ledger;
import dev.ringmaster.runtime.ledger.LedgerTransaction;
import dev.ringmaster.runtime.outbox.SnapshotSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(RingTestResource.class)
@QuarkusTestResource(SeededLedger.class)
class TopicLossIT {

    private static final Duration SOON = Duration.ofSeconds(40);
    private static final String TASKS = "ringmaster.tasks";

    @Inject
    Ledger ledger;

    @Inject
    RoundTripIT.Listener listener;

    @Inject
    Snapshots snapshots;

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String bootstrap;

    /** Filled in by the test resource: understands "stop", "start" and "wipe". */
    Consumer<String> broker = command -> {};

    @Test
    void aBrokerThatWasWipedWhileTheServiceWasDownGetsWhatTheOutboxKeepsThenSnapshotsAndRepeatsAreDropped() {
        await().atMost(SOON).until(() -> !listener.keys("snapshot-1").isEmpty());

        assertThat(listener.keys("down-")).containsExactly("down-2", "down-3");
        assertThat(listener.keys("")).containsSubsequence("down-2", "down-3", "snapshot-1");
    }

    @Test
    void aDatabaseThatALaterReleaseMigratedIsServed() {
        assertThat(migrations()).contains("0.1.5", "99");
        submit("on-a-later-schema");

        await().atMost(SOON).until(() -> !listener.keys("on-a-later-schema").isEmpty());
    }

    @Test
    void aTopicMadeAnewWhileTheServiceRunsIsFilledAgainAndReadFromItsBeginning() throws Exception {
        submit("up-before");
        await().atMost(SOON).until(() -> listener.keys("up-").contains("up-before"));
        int made = snapshots.made();

        try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrap))) {
            admin.deleteTopics(List.of(TASKS)).all().get();
            submit("up-during");
            await().atMost(SOON).until(() -> snapshots.made() > made);
            submit("up-after");
            await().atMost(SOON).until(() -> listener.keys("up-").contains("up-after"));

            assertThat(listener.keys("up-")).containsExactly("up-before", "up-during", "up-after");
            String id = admin.describeTopics(List.of(TASKS))
                    .allTopicNames()
                    .get()
                    .get(TASKS)
                    .topicId()
                    .toString();
            await().atMost(SOON).until(() -> positionOf(id) > 0);
        }
    }

    @Test
    void aBrokerThatIsAwayForAWhileGetsEverythingInOrderOnceItIsBack() {
        broker.accept("stop");
        IntStream.range(0, 200).forEach(i -> submit("away-" + i));
        broker.accept("start");

        await().atMost(SOON).until(() -> listener.keys("away-").size() >= 200);

        assertThat(listener.keys("away-"))
                .isEqualTo(IntStream.range(0, 200).mapToObj(i -> "away-" + i).toList());
    }

    @Test
    void aBrokerThatIsWipedUnderARunningServiceLosesNothing() {
        submit("wiped-before");
        await().atMost(SOON).until(() -> listener.keys("wiped-").contains("wiped-before"));
        int made = snapshots.made();

        broker.accept("stop");
        submit("wiped-during");
        broker.accept("wipe");
        broker.accept("start");
        await().atMost(SOON).until(() -> snapshots.made() > made);
        submit("wiped-after");

        await().atMost(SOON).until(() -> listener.keys("wiped-").contains("wiped-after"));
        assertThat(listener.keys("wiped-")).containsExactly("wiped-before", "wiped-during", "wiped-after");
    }

    private void submit(String task) {
        ledger.writeAndWait(tx -> tx.publish(new TaskSubmitted(new TaskId(task))));
    }

    private Set<String> migrations() {
        return ledger.read(connection -> {
            Set<String> versions = new HashSet<>();
            try (var query = connection.prepareStatement("SELECT version FROM flyway_schema_history");
                    var row = query.executeQuery()) {
                while (row.next()) {
                    versions.add(row.getString(1));
                }
            }
            return versions;
        });
    }

    private long positionOf(String topicId) {
        return ledger.read(connection -> {
            try (var query = connection.prepareStatement(
                    "SELECT next_offset FROM consumer_position WHERE topic = ? AND topic_id = ?")) {
                query.setString(1, TASKS);
                query.setString(2, topicId);
                try (var row = query.executeQuery()) {
                    return row.next() ? row.getLong(1) : 0L;
                }
            }
        });
    }

    /** Says which snapshot it is, so that a test can tell a new one. */
    @ApplicationScoped
    static class Snapshots implements SnapshotSource {
        private final AtomicInteger made = new AtomicInteger();

        int made() {
            return made.get();
        }

        @Override
        public void publishSnapshots(LedgerTransaction transaction, Set<Topic> lost) throws SQLException {
            if (lost.contains(Topic.TASKS)) {
                transaction.publish(new TaskSubmitted(new TaskId("snapshot-" + made.incrementAndGet())));
            }
        }
    }
}
