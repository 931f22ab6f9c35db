package dev.ringmaster.runtime.ledger;

import dev.ringmaster.model.event.EventEnvelope;
import dev.ringmaster.model.event.EventType;
import dev.ringmaster.model.event.GoldenEvents;
import dev.ringmaster.model.event.TaskEvent;
import dev.ringmaster.model.event.Topic;
import dev.ringmaster.model.id.EventId;
import dev.ringmaster.model.id.TimeOrderedIds;
import dev.ringmaster.runtime.json.RingJson;
import dev.ringmaster.runtime.messaging.EventCodec;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.InstantSource;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/**
 * Durable changes (SQLite, WAL, {@code synchronous=FULL}) that publish one event each, so many handed over at once: what the writer makes of
 * waiting works. The time is that of all of them. In this package because the writer is not public.
 */
@NullMarked
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class GroupCommitBenchmark {

    private static final String SCHEMA = "/db/runtime/V0_1__create_outbox_and_inbox.sql";

    @Param({"1", "16", "256"})
    public int works = 1;

    private final TaskEvent event = (TaskEvent) GoldenEvents.sample(EventType.TASK_SUBMITTED);
    private @Nullable Path folder;
    private @Nullable Connection connection;
    private @Nullable LedgerWriter writer;

    @Setup
    public void open() throws IOException, SQLException {
        folder = Files.createTempDirectory("ringmaster-benchmark-");
        connection = DriverManager.getConnection(
                "jdbc:sqlite:" + folder.resolve("ledger.db") + "?journal_mode=WAL&synchronous=FULL&foreign_keys=true");
        try (InputStream script = Objects.requireNonNull(getClass().getResourceAsStream(SCHEMA), SCHEMA);
                Statement statement = connection.createStatement()) {
            for (String sql : new String(script.readAllBytes(), StandardCharsets.UTF_8).split(";\\s*\n", -1)) {
                if (!sql.isBlank()) {
                    statement.executeUpdate(sql);
                }
            }
        }
        writer = new LedgerWriter(
                connection,
                new Encoder(),
                new TimeOrderedIds(InstantSource.system(), new Random(1)),
                InstantSource.system(),
                entries -> {},
                new LedgerMeters(new SimpleMeterRegistry()));
        writer.start();
    }

    @Benchmark
    public void publish() {
        LedgerWriter open = Objects.requireNonNull(writer);
        CompletableFuture.allOf(IntStream.range(0, works)
                        .mapToObj(i -> open.submit(tx -> tx.publish(event)))
                        .toArray(CompletableFuture[]::new))
                .join();
    }

    @TearDown
    public void close() throws SQLException, IOException {
        Objects.requireNonNull(writer).close();
        Objects.requireNonNull(connection).close();
        try (Stream<Path> files = Files.list(Objects.requireNonNull(folder))) {
            files.forEach(GroupCommitBenchmark::delete);
        }
        Files.delete(folder);
    }

    private static void delete(Path file) {
        try {
            Files.delete(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** As the services encode, without their settings. */
    private static final class Encoder implements EventEncoder {
        private final EventCodec codec = new EventCodec(RingJson.mapper(), "ring.");

        @Override
        public String source() {
            return "/ringmaster/benchmark";
        }

        @Override
        public OutboxEntry encode(long seq, EventEnvelope envelope, long createdAt) {
            return new OutboxEntry(
                    seq,
                    envelope.id().toString(),
                    codec.nameOf(envelope.topic()),
                    envelope.data().key(),
                    codec.headersOf(envelope).toString(),
                    codec.bodyOf(envelope.data()),
                    createdAt);
        }

        @Override
        public OutboxEntry tombstone(long seq, EventId id, Topic topic, String key, long createdAt) {
            return new OutboxEntry(seq, id.toString(), codec.nameOf(topic), key, "{}", null, createdAt);
        }
    }
}
