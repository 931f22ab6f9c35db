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

    private final Connection connection;
    private final StatementCache statements;
    private final EventEncoder encoder;
    private final TimeOrderedIds ids;
    private final InstantSource clock;
    private final CommitListener listener;
    private final OutboxSequence sequence;
    private final BlockingQueue<PendingWork<?>> queue = new LinkedBlockingQueue<>();
    private final Thread thread;
    private volatile boolean closed;

    LedgerWriter(
            Connection connection,
            EventEncoder encoder,
            TimeOrderedIds ids,
            InstantSource clock,
            CommitListener listener)
            throws SQLException {
        this.connection = connection;
        this.encoder = encoder;
        this.ids = ids;
        this.clock = clock;
        this.listener = listener;
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
            pending.future.completeExceptionally(new IllegalStateException("the ledger is closed"));
            return pending.future;
        }
        queue.add(pending);
        return pending.future;
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
            try {
                group.add(queue.take());
                queue.drainTo(group, GROUP_LIMIT - 1);
                group.removeIf(PendingWork::isStop);
                commit(group);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                closed = true;
            }
            group.clear();
        }
        List<PendingWork<?>> rest = new ArrayList<>();
        queue.drainTo(rest);
        rest.forEach(work -> work.future.completeExceptionally(new IllegalStateException("the ledger is closed")));
    }

    private void commit(List<PendingWork<?>> group) {
        if (group.isEmpty()) {
            return;
        }
        List<OutboxEntry> entries = new ArrayList<>();
        try {
            for (PendingWork<?> work : group) {
                apply(work, entries);
            }
            connection.commit();
        } catch (SQLException | RuntimeException e) {
            undo(group, e);
            return;
        }
        if (!entries.isEmpty()) {
            listener.committed(entries);
        }
        group.forEach(PendingWork::committed);
    }

    private void apply(PendingWork<?> work, List<OutboxEntry> entries) throws SQLException {
        var transaction = new WriterTransaction(statements, encoder, ids, sequence, clock.instant());
        statements.prepare("SAVEPOINT work").execute();
        try {
            work.run(transaction);
            statements.prepare("RELEASE work").execute();
            entries.addAll(transaction.entries);
        } catch (SQLException | RuntimeException e) {
            statements.prepare("ROLLBACK TO work").execute();
            statements.prepare("RELEASE work").execute();
            work.failed(e);
        }
    }

    private void undo(List<PendingWork<?>> group, Exception cause) {
        try {
            connection.rollback();
        } catch (SQLException e) {
            LOG.warn("rollback failed", e);
        }
        group.forEach(work -> work.failed(cause));
    }

    /** Finishes what is queued, then ends the thread; the connection stays open. */
    @Override
    public void close() {
        closed = true;
        queue.add(PendingWork.stop());
        try {
            thread.join(10_000);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
