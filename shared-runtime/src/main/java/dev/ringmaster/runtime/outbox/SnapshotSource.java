package dev.ringmaster.runtime.outbox;

import dev.ringmaster.model.event.Topic;
import dev.ringmaster.runtime.ledger.LedgerTransaction;
import java.sql.SQLException;
import java.util.Set;

/** A bean of each service that owns live entities: says what the others must know of them when the broker has lost it. */
public interface SnapshotSource {

    /**
     * Publishes the present state of every live entity whose facts lie on one of the topics.
     *
     * @param lost topics of this service that were made anew since it last wrote to them
     */
    void publishSnapshots(LedgerTransaction transaction, Set<Topic> lost) throws SQLException;
}
