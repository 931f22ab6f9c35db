package dev.ringmaster.queue.messaging;

import dev.ringmaster.model.event.Topic;
import dev.ringmaster.queue.shell.QueueKeeper;
import dev.ringmaster.runtime.ledger.LedgerTransaction;
import dev.ringmaster.runtime.outbox.SnapshotSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.util.Set;

/** Tells a broker that has lost its topics where every task stands and which assignments are under way. */
@ApplicationScoped
public class QueueSnapshots implements SnapshotSource {

    private final QueueKeeper keeper;

    QueueSnapshots(QueueKeeper keeper) {
        this.keeper = keeper;
    }

    @Override
    public void publishSnapshots(LedgerTransaction transaction, Set<Topic> lost) throws SQLException {
        keeper.on(transaction, (board, journal) -> {
            if (lost.contains(Topic.TASK_STATES)) {
                board.repeats().states(journal);
            }
            if (lost.contains(Topic.ASSIGNMENTS)) {
                board.repeats().assignments(journal);
            }
            if (lost.contains(Topic.STATUS)) {
                board.repeats().brakes(journal);
            }
            return Boolean.TRUE;
        });
    }
}
