package dev.ringmaster.runtime.ledger;

import dev.ringmaster.model.id.TimeOrderedIds;
import dev.ringmaster.runtime.settings.RingSettings;
import io.agroal.api.AgroalDataSource;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.agroal.DataSource;
import io.quarkus.arc.properties.IfBuildProperty;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.BeforeDestroyed;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Reception;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.random.RandomGenerator;
import org.flywaydb.core.Flyway;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * The service's database, which it alone owns. {@link #write} runs on one thread, in the order asked for; {@link #read} sees what is
 * committed. It opens before any message is consumed and closes after the last.
 */
@ApplicationScoped
@IfBuildProperty(name = "ringmaster.ledger.enabled", stringValue = "true", enableIfMissing = true)
public class Ledger {

    private static final Logger LOG = Logger.getLogger(Ledger.class);

    /** Before whatever rebuilds its state from the ledger, which comes before messaging starts (1000). */
    public static final int OPENS_AT = 10;

    /** For observers of StartupEvent that read the ledger before the first message. */
    public static final int STATE_LOADS_AT = 100;

    private final RingSettings settings;
    private final AgroalDataSource writing;
    private final AgroalDataSource reading;
    private final Flyway flyway;
    private final EventEncoder encoder;
    private final LedgerMeters meters;
    private final CommitListeners listeners = new CommitListeners();
    private @Nullable LedgerLock lock;
    private @Nullable Connection connection;
    private volatile @Nullable LedgerWriter writer;

    Ledger(
            RingSettings settings,
            AgroalDataSource writing,
            @DataSource("reading") AgroalDataSource reading,
            Flyway flyway,
            EventEncoder encoder,
            MeterRegistry metrics) {
        this.settings = settings;
        this.writing = writing;
        this.reading = reading;
        this.flyway = flyway;
        this.encoder = encoder;
        this.meters = new LedgerMeters(metrics);
    }

    void open(@Observes @Priority(OPENS_AT) StartupEvent event) {
        try {
            lock = LedgerLock.take(settings.databaseLock());
            try (Connection first = writing.getConnection()) {
                SqliteDatabase.check(first);
            }
            flyway.migrate();
            connection = writing.getConnection();
            var ids = new TimeOrderedIds(InstantSource.system(), RandomGenerator.getDefault());
            writer = new LedgerWriter(connection, encoder, ids, InstantSource.system(), listeners, meters);
            writer.start();
        } catch (SQLException e) {
            close();
            throw new LedgerException("the database " + settings.databaseFile() + " cannot be opened", e);
        } catch (IOException e) {
            throw new UncheckedIOException("the database " + settings.databaseFile() + " cannot be locked", e);
        } catch (RuntimeException e) {
            close();
            throw e;
        }
    }

    /**
     * After everything else, also after the Kafka connector has closed its consumers: handlers that still run may finish their
     * writes, and whoever gets the lock next finds no consumer of this process left in the group.
     */
    void close(
            @Observes(notifyObserver = Reception.IF_EXISTS)
                    @Priority(Integer.MAX_VALUE)
                    @BeforeDestroyed(ApplicationScoped.class)
                    Object event) {
        close();
    }

    /** Also after a start that failed further on, which a live reload survives; harmless when repeated. */
    @PreDestroy
    void close() {
        try {
            LedgerWriter opened = writer;
            if (opened != null) {
                opened.close();
                if (opened.isAlive()) {
                    LOG.error("a change still runs; its database stays locked until this process ends");
                    return;
                }
            }
            if (connection != null) {
                connection.close();
                connection = null;
            }
        } catch (SQLException e) {
            LOG.warn("the database did not close cleanly; it recovers at the next start", e);
        }
        release();
    }

    private void release() {
        try {
            if (lock != null) {
                lock.close();
                lock = null;
            }
        } catch (IOException e) {
            LOG.warn("the database's lock was not given back", e);
        }
    }

    /**
     * Queues a change.
     *
     * @return completes on the writer thread once the change is durable; exceptionally, with nothing changed, if the work throws or
     *     the commit fails ({@link LedgerException})
     */
    public <T> CompletableFuture<T> write(LedgerWork<T> work) {
        return openWriter().submit(work);
    }

    /** As {@link #write}, for a change that has no result. */
    public CompletableFuture<Boolean> change(LedgerChange change) {
        return write(transaction -> {
            change.apply(transaction);
            return Boolean.TRUE;
        });
    }

    /**
     * As {@link #write}, waiting for the commit.
     *
     * @throws IllegalStateException on the writer thread, which would wait for itself
     */
    public <T> T writeAndWait(LedgerWork<T> work) {
        if (openWriter().isCurrentThread()) {
            throw new IllegalStateException("a ledger work must not wait for another one");
        }
        try {
            return write(work).join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException unchecked ? unchecked : e;
        }
    }

    /**
     * Reads on the caller's thread.
     *
     * @throws LedgerException if the database refuses
     */
    public <T> T read(LedgerQuery<T> query) {
        try (Connection reader = reading.getConnection()) {
            return query.apply(reader);
        } catch (SQLException e) {
            throw new LedgerException("the database could not be read", e);
        }
    }

    /** Adds one that is told of committed outbox rows. */
    public void onCommit(CommitListener listener) {
        listeners.add(listener);
    }

    /** Puts a ready row into the outbox, such as a dead letter; its seq is given here. */
    public static void insertRaw(
            LedgerTransaction transaction,
            String eventId,
            String topic,
            String key,
            String headers,
            @Nullable String body)
            throws SQLException {
        ((WriterTransaction) transaction).insertRaw(eventId, topic, key, headers, body);
    }

    private LedgerWriter openWriter() {
        LedgerWriter opened = writer;
        if (opened == null) {
            throw new IllegalStateException("the ledger is not open");
        }
        return opened;
    }

    private static final class CommitListeners implements CommitListener {
        private volatile List<CommitListener> all = List.of();

        synchronized void add(CommitListener listener) {
            var longer = new java.util.ArrayList<>(all);
            longer.add(listener);
            all = List.copyOf(longer);
        }

        @Override
        public void committed(List<OutboxEntry> entries) {
            all.forEach(listener -> listener.committed(entries));
        }
    }
}
