package dev.ringmaster.runtime.ledger;

import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** A work on its way through the writer, with what follows from its end. */
final class PendingWork<T> {

    private static final Logger LOG = Logger.getLogger(PendingWork.class);

    final CompletableFuture<@Nullable T> future = new CompletableFuture<>();

    private final @Nullable LedgerWork<T> work;
    private @Nullable WriterTransaction transaction;
    private @Nullable T result;
    private boolean failed;

    PendingWork(@Nullable LedgerWork<T> work) {
        this.work = work;
    }

    /** A mark that only wakes the writer. */
    static PendingWork<Void> stop() {
        return new PendingWork<>(null);
    }

    boolean isStop() {
        return work == null;
    }

    void run(WriterTransaction within) throws SQLException {
        transaction = within;
        if (work != null) {
            result = work.apply(within);
        }
    }

    void committed() {
        if (failed) {
            return;
        }
        if (transaction != null) {
            runAll(transaction.afterCommit);
        }
        future.complete(result);
    }

    /** The ledger closed before this work's turn came. */
    void refused() {
        failed(new LedgerClosedException());
    }

    void failed(Throwable cause) {
        if (failed) {
            return;
        }
        failed = true;
        if (transaction != null) {
            runAll(transaction.afterRollback.reversed());
        }
        future.completeExceptionally(
                cause instanceof RuntimeException unchecked
                        ? unchecked
                        : new LedgerException(
                                cause instanceof Error ? "a change broke down" : "the database refused a change",
                                cause));
    }

    /** Runs all of them, whatever one of them throws. */
    static void runAll(List<Runnable> actions) {
        for (Runnable action : actions) {
            try {
                action.run();
            } catch (RuntimeException | Error e) {
                LOG.error("an action that follows a ledger work failed", e);
            }
        }
    }
}
