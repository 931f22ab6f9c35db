package dev.ringmaster.runtime.ledger;

import dev.ringmaster.model.id.TimeOrderedIds;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import org.jboss.logging.Logger;

/**
 * The one thread that writes. Works that wait while a commit runs share the next one (group commit): each in a savepoint of its own,
 * so that one that fails takes no other with it. No work's future completes before its commit is durable.
 */
final class LedgerWriter implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(LedgerWriter.class);

    /** Most works in one commit: bounds how long the first of them waits. */
    private static final int GROUP_LIMIT = 256;

    private static final long CLOSE_MILLIS = 10_000;

    private final Connection connection;
    private final StatementCache statements;
    private final EventEncoder encoder;
    private final TimeOrderedIds ids;
    private final InstantSource clock;
    private final CommitListener listener;
    private final LedgerMeters meters;
    private final OutboxSequence sequence;
    private final BlockingQueue<PendingWork<?>> queue = new LinkedBlockingQueue<>();
    private final Thread thread;
    private volatile boolean closed;
    private volatile boolean ended;

    LedgerWriter(
            Connection connection,
            EventEncoder encoder,
            TimeOrderedIds ids,
            InstantSource clock,
            CommitListener listener,
            LedgerMeters meters)
            throws SQLException {
        this.connection = connection;
        this.encoder = encoder;
        this.ids = ids;
        this.clock = clock;
        this.listener = listener;
        this.meters = meters;
        this.statements = new StatementCache(connection);
        connection.setAutoCommit(false);
        this.sequence = new OutboxSequence(lastSequence());
        connection.commit();
        this.thread = Thread.ofPlatform().name("ledger-writer").daemon(true).unstarted(this::run);
    }

    void start() {
        thread.start();
    }

    /** Queues a work; its future completes on the writer thread. */
    <T> CompletableFuture<T> submit(LedgerWork<T> work) {
        var pending = new PendingWork<>(work);
        if (closed) {
            pending.refused();
            return pending.future;
        }
        queue.add(pending);
        // The writer says that it has ended before it empties the queue for the last time: one of the two refuses this
        // work.
        if (ended && queue.remove(pending)) {
            pending.refused();
        }
        return pending.future;
    }

    /** Whether the caller is the writer thread, which must not wait for itself. */
    boolean isCurrentThread() {
        return Thread.currentThread() == thread;
    }

    private long lastSequence() throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("""
                        SELECT max(p.seq, coalesce((SELECT max(seq) FROM outbox), 0)) FROM outbox_position p
                        """)) {
            return row.next() ? row.getLong(1) : 0;
        }
    }

    private void run() {
        List<PendingWork<?>> group = new ArrayList<>(GROUP_LIMIT);
        while (!closed || !queue.isEmpty()) {
            takeInto(group);
            if (!group.isEmpty()) {
                commit(group);
            }
            group.clear();
        }
        ended = true;
        List<PendingWork<?>> rest = new ArrayList<>();
        queue.drainTo(rest);
        rest.forEach(PendingWork::refused);
    }

    private void takeInto(List<PendingWork<?>> group) {
        try {
            group.add(queue.take());
            queue.drainTo(group, GROUP_LIMIT - 1);
            group.removeIf(PendingWork::isStop);
        } catch (InterruptedException e) {
            // A work has interrupted its own thread; only close() ends the writer.
            LOG.debug("the writer was interrupted and goes on");
        }
    }

    // Throwable here and in apply: whatever a work throws, an Error too, must fail that work and not end the one
    // writer.
    private void commit(List<PendingWork<?>> group) {
        List<OutboxEntry> entries = new ArrayList<>();
        long began = System.nanoTime();
        try {
            for (PendingWork<?> work : group) {
                apply(work, entries);
            }
            connection.commit();
        } catch (Throwable e) {
            undo(group, e);
            return;
        }
        meters.committed(group.size(), System.nanoTime() - began);
        tell(entries);
        group.forEach(PendingWork::committed);
    }

    private void apply(PendingWork<?> work, List<OutboxEntry> entries) throws SQLException {
        var transaction = new WriterTransaction(statements, encoder, ids, sequence, clock.instant());
        statements.prepare("SAVEPOINT work").execute();
        try {
            work.run(transaction);
            statements.prepare("RELEASE work").execute();
            entries.addAll(transaction.entries);
        } catch (Throwable e) {
            if (!transaction.rollBackTo("work")) {
                throw e;
            }
            work.failed(e);
        }
    }

    private void tell(List<OutboxEntry> entries) {
        if (entries.isEmpty()) {
            return;
        }
        try {
            listener.committed(entries);
        } catch (RuntimeException e) {
            LOG.error("a listener to commits failed", e);
        }
    }

    private void undo(List<PendingWork<?>> group, Throwable cause) {
        meters.undone();
        try {
            connection.rollback();
        } catch (SQLException e) {
            LOG.debugf("SQLite has rolled back by itself: %s", e.getMessage());
            begin();
        }
        group.reversed().forEach(work -> work.failed(cause));
    }

    /** SQLite ends the transaction by itself on some errors; the driver would then go on without one, each statement for itself. */
    private void begin() {
        try (Statement statement = connection.createStatement()) {
            statement.execute("BEGIN");
        } catch (SQLException e) {
            LOG.warn("the database could not be rolled back; the next change will try again", e);
        }
    }

    /** Finishes what is queued, then ends the thread; the connection stays open. Harmless when repeated. */
    @Override
    public void close() {
        closed = true;
        queue.add(PendingWork.stop());
        try {
            thread.join(CLOSE_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Whether the thread still runs, and may still write. */
    boolean isAlive() {
        return thread.isAlive();
    }
}
