package dev.ringmaster.runtime.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ringmaster.model.event.EventEnvelope;
import dev.ringmaster.model.event.TaskEvent.TaskSubmitted;
import dev.ringmaster.model.event.Topic;
import dev.ringmaster.model.id.EventId;
import dev.ringmaster.model.id.TaskId;
import dev.ringmaster.model.id.TimeOrderedIds;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LedgerWriterTest {

    private static final Instant NOW = Instant.parse("2026-11-23T12:00:00Z");

    @TempDir
    Path folder;

    private final List<OutboxEntry> committed = Collections.synchronizedList(new ArrayList<>());
    private String url = "";
    private Connection connection;
    private LedgerWriter writer;

    @BeforeEach
    void open() throws SQLException, IOException {
        url = "jdbc:sqlite:" + folder.resolve("test.db") + "?journal_mode=WAL&synchronous=FULL&foreign_keys=true";
        connection = DriverManager.getConnection(url);
        try (InputStream script = getClass().getResourceAsStream("/db/runtime/V0_1__create_outbox_and_inbox.sql");
                Statement statement = connection.createStatement()) {
            for (String sql : new String(script.readAllBytes(), StandardCharsets.UTF_8).split(";\\s*\n")) {
                statement.executeUpdate(sql);
            }
            statement.executeUpdate("CREATE TABLE thing (name TEXT PRIMARY KEY)");
        }
        writer = newWriter();
        writer.start();
    }

    @AfterEach
    void close() throws SQLException {
        writer.close();
        connection.close();
    }

    @Test
    void aWorkThatFailsTakesNoOtherOfItsGroupWithIt() throws Exception {
        CountDownLatch gate = holdTheWriter();
        CompletableFuture<?> good = insert("a");
        CompletableFuture<?> bad = writer.submit(tx -> {
            insertThing(tx, "b");
            throw new IllegalStateException("no");
        });
        CompletableFuture<?> alsoGood = insert("c");

        gate.countDown();

        good.get(5, TimeUnit.SECONDS);
        alsoGood.get(5, TimeUnit.SECONDS);
        assertThatThrownBy(bad::join).hasRootCauseMessage("no");
        assertThat(things()).containsExactly("a", "c");
    }

    @Test
    void anEventOfAFailedWorkIsNeitherStoredNorToldOf() {
        CompletableFuture<?> bad = writer.submit(tx -> {
            tx.publish(new TaskSubmitted(new TaskId("p-1")));
            throw new IllegalStateException("no");
        });

        assertThatThrownBy(bad::join).hasRootCauseMessage("no");
        insert("x").join();
        assertThat(committed).isEmpty();
        assertThat(count("outbox")).isZero();
    }

    @Test
    void aPartThatFailsUndoesItsRowsItsEventsAndItsMemoryOnly() {
        List<String> memory = new ArrayList<>();

        writer.submit(tx -> {
                    insertThing(tx, "kept");
                    tx.publish(new TaskSubmitted(new TaskId("p-1")));
                    try {
                        tx.attempt(part -> {
                            insertThing(part, "undone");
                            memory.add("undone");
                            part.afterRollback(memory::clear);
                            part.publish(new TaskSubmitted(new TaskId("p-2")));
                            throw new IllegalStateException("part");
                        });
                    } catch (IllegalStateException expected) {
                        memory.add(expected.getMessage());
                    }
                    return true;
                })
                .join();

        assertThat(things()).containsExactly("kept");
        assertThat(committed).extracting(OutboxEntry::key).containsExactly("p-1");
        assertThat(memory).containsExactly("part");
    }

    @Test
    void aFutureCompletesOnlyWhenAnotherConnectionSeesTheRow() {
        insert("seen").join();

        assertThat(things()).containsExactly("seen");
    }

    @Test
    void anEventIdThatWasPublishedBeforeIsDroppedSilently() {
        EventId id = EventId.derivedFrom("cause");

        writer.submit(tx -> tx.publish(new TaskSubmitted(new TaskId("p-1")), id))
                .join();
        writer.submit(tx -> tx.publish(new TaskSubmitted(new TaskId("p-1")), id))
                .join();

        assertThat(committed).hasSize(1);
        assertThat(count("outbox")).isEqualTo(1);
    }

    @Test
    void theSequenceNeverGoesBackAfterARestartEvenWhenTheTableWasEmptied() throws SQLException {
        writer.submit(tx -> tx.publish(new TaskSubmitted(new TaskId("p-1")))).join();
        writer.submit(tx -> {
                    tx.prepare("UPDATE outbox_position SET seq = 1").executeUpdate();
                    tx.prepare("DELETE FROM outbox").executeUpdate();
                    return true;
                })
                .join();
        writer.close();
        writer = newWriter();
        writer.start();

        writer.submit(tx -> tx.publish(new TaskSubmitted(new TaskId("p-2")))).join();

        assertThat(committed).extracting(OutboxEntry::seq).containsExactly(1L, 2L);
    }

    @Test
    void worksOfManyThreadsAreAllKeptAndShareCommits() {
        List<CompletableFuture<?>> all = IntStream.range(0, 1000)
                .parallel()
                .<CompletableFuture<?>>mapToObj(i -> insert("t" + i))
                .toList();

        CompletableFuture.allOf(all.toArray(CompletableFuture[]::new)).join();

        assertThat(things()).hasSize(1000);
    }

    private LedgerWriter newWriter() throws SQLException {
        var ids = new TimeOrderedIds(InstantSource.fixed(NOW), new Random(1));
        return new LedgerWriter(
                connection,
                new PlainEncoder(),
                ids,
                InstantSource.fixed(NOW),
                committed::addAll,
                new LedgerMeters(new SimpleMeterRegistry()));
    }

    @Test
    void anErrorFailsItsWorkAndTheWriterGoesOn() throws Exception {
        CompletableFuture<?> deep = writer.submit(tx -> {
            insertThing(tx, "undone");
            throw new StackOverflowError("too deep");
        });
        CompletableFuture<?> memory = writer.submit(tx -> {
            throw new OutOfMemoryError("none left");
        });

        assertThatThrownBy(() -> deep.get(5, TimeUnit.SECONDS))
                .hasCauseInstanceOf(LedgerException.class)
                .hasRootCauseMessage("too deep");
        assertThatThrownBy(() -> memory.get(5, TimeUnit.SECONDS)).hasRootCauseMessage("none left");
        insert("after").get(5, TimeUnit.SECONDS);
        assertThat(things()).containsExactly("after");
    }

    @Test
    void aWorkThatInterruptsItsThreadDoesNotEndTheWriter() throws Exception {
        writer.submit(tx -> {
            Thread.currentThread().interrupt();
            return true;
        });

        insert("after").get(5, TimeUnit.SECONDS);
        insert("later").get(5, TimeUnit.SECONDS);
    }

    @Test
    void whatFollowsACommitCanFailWithoutEndingTheWriter() throws Exception {
        writer.submit(tx -> {
            tx.afterCommit(() -> {
                throw new StackOverflowError();
            });
            return true;
        });

        insert("after").get(5, TimeUnit.SECONDS);
    }

    @Test
    void aTransactionThatSqliteEndedByItselfFailsTheGroupAndTheNextOneIsWhole() throws Exception {
        insert("there").get(5, TimeUnit.SECONDS);
        CountDownLatch gate = holdTheWriter();
        CompletableFuture<?> before = insert("before");
        CompletableFuture<?> ends = writer.submit(tx ->
                tx.prepare("INSERT OR ROLLBACK INTO thing VALUES ('there')").executeUpdate());
        gate.countDown();
        assertThatThrownBy(() -> ends.get(5, TimeUnit.SECONDS)).isNotNull();
        assertThatThrownBy(() -> before.get(5, TimeUnit.SECONDS)).isNotNull();

        insert("next").get(5, TimeUnit.SECONDS);
        CompletableFuture<?> undone = writer.submit(tx -> {
            insertThing(tx, "undone");
            throw new IllegalStateException("no");
        });

        assertThatThrownBy(() -> undone.get(5, TimeUnit.SECONDS)).hasRootCauseMessage("no");
        assertThat(things()).containsExactly("next", "there");
    }

    @Test
    void aFullDatabaseFailsTheWorkWithItsReasonAndTakesTheNextOnceThereIsRoom() throws Exception {
        List<String> memory = Collections.synchronizedList(new ArrayList<>());
        maxPages("1");
        CompletableFuture<?> full = writer.submit(tx -> {
            memory.add("undone");
            tx.afterRollback(memory::clear);
            insertThing(tx, "x".repeat(1_000_000));
            return true;
        });

        assertThatThrownBy(() -> full.get(5, TimeUnit.SECONDS)).hasStackTraceContaining("the disk is full");
        assertThat(memory).isEmpty();
        maxPages("1000000");
        insert("room").get(5, TimeUnit.SECONDS);
        assertThat(things()).containsExactly("room");
    }

    @Test
    void aBrokenConstraintIsTheFaultOfItsPartAlone() {
        insert("there").join();

        writer.submit(tx -> {
                    insertThing(tx, "kept");
                    assertThatThrownBy(() -> tx.attempt(part -> insertThing(part, "there")))
                            .isInstanceOf(LedgerException.class)
                            .satisfies(e ->
                                    assertThat(LedgerException.isRefusal(e)).isFalse());
                    return true;
                })
                .join();

        assertThat(things()).containsExactly("kept", "there");
        assertThat(insert("the statement that failed is usable again")).succeedsWithin(5, TimeUnit.SECONDS);
    }

    @Test
    void closeFinishesWhatIsQueuedAndEveryFutureCompletes() throws Exception {
        CountDownLatch gate = holdTheWriter();
        List<CompletableFuture<?>> queued = IntStream.range(0, 600)
                .<CompletableFuture<?>>mapToObj(i -> insert("q" + i))
                .toList();
        Thread submitter = Thread.ofPlatform().start(() -> {
            while (!insert("late" + System.nanoTime()).isCompletedExceptionally()) {
                Thread.onSpinWait();
            }
        });
        gate.countDown();

        writer.close();

        assertThat(writer.isAlive()).isFalse();
        assertThat(queued).allSatisfy(done -> assertThat(done).isCompleted());
        submitter.join(5000);
        assertThat(submitter.isAlive()).isFalse();
        assertThatThrownBy(() -> insert("after").get(5, TimeUnit.SECONDS))
                .hasCauseInstanceOf(LedgerClosedException.class);
        assertThat(count("thing")).isGreaterThanOrEqualTo(600);
    }

    @Test
    void anEventTooLargeForTheBrokerIsRefusedWhereItIsWritten() {
        CompletableFuture<?> large = writer.submit(tx -> {
            ((WriterTransaction) tx).insertRaw("id", "t", "k", "{}", "x".repeat(OutboxEntry.BODY_LIMIT + 1));
            return true;
        });

        assertThatThrownBy(large::join).hasStackTraceContaining("too large");
        assertThat(count("outbox")).isZero();
    }

    private void maxPages(String count) {
        writer.submit(tx -> {
                    try (Statement statement = tx.connection().createStatement()) {
                        statement.execute("PRAGMA max_page_count = " + count);
                    }
                    return true;
                })
                .join();
    }

    private CountDownLatch holdTheWriter() throws InterruptedException {
        CountDownLatch held = new CountDownLatch(1);
        CountDownLatch gate = new CountDownLatch(1);
        writer.submit(tx -> {
            held.countDown();
            return awaitQuietly(gate);
        });
        assertThat(held.await(5, TimeUnit.SECONDS)).isTrue();
        return gate;
    }

    private static boolean awaitQuietly(CountDownLatch gate) {
        try {
            return gate.await(5, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private CompletableFuture<?> insert(String name) {
        return writer.submit(tx -> {
            insertThing(tx, name);
            return name;
        });
    }

    private static void insertThing(LedgerTransaction tx, String name) throws SQLException {
        var insert = tx.prepare("INSERT INTO thing (name) VALUES (?)");
        insert.setString(1, name);
        insert.executeUpdate();
    }

    private List<String> things() {
        List<String> names = new ArrayList<>();
        try (Connection other = DriverManager.getConnection(url);
                Statement statement = other.createStatement();
                ResultSet row = statement.executeQuery("SELECT name FROM thing ORDER BY name")) {
            while (row.next()) {
                names.add(row.getString(1));
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return names;
    }

    private int count(String table) {
        try (Connection other = DriverManager.getConnection(url);
                Statement statement = other.createStatement();
                ResultSet row = statement.executeQuery("SELECT count(*) FROM " + table)) {
            return row.getInt(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static final class PlainEncoder implements EventEncoder {
        @Override
        public OutboxEntry encode(long seq, EventEnvelope envelope, long createdAt) {
            return new OutboxEntry(
                    seq,
                    envelope.id().toString(),
                    envelope.topic().shortName(),
                    envelope.data().key(),
                    "{}",
                    "{}",
                    createdAt);
        }

        @Override
        public OutboxEntry tombstone(long seq, EventId id, Topic topic, String key, long createdAt) {
            return new OutboxEntry(seq, id.toString(), topic.shortName(), key, "{}", null, createdAt);
        }

        @Override
        public String source() {
            return "/test";
        }
    }
}
