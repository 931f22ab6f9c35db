package dev.ringmaster.release.messaging;

import dev.ringmaster.model.event.ImprovementEvent;
import dev.ringmaster.model.event.Topic;
import dev.ringmaster.release.operation.ReleaseEvents;
import dev.ringmaster.release.store.ReleaseRepository;
import dev.ringmaster.release.store.StoredRelease;
import dev.ringmaster.runtime.ledger.LedgerTransaction;
import dev.ringmaster.runtime.outbox.SnapshotSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.util.Set;

/** Tells again which releases there are that are not over, when the broker has lost it; the outbox has the rest. */
@ApplicationScoped
public class ReleaseSnapshots implements SnapshotSource {

    private final ReleaseRepository releases;

    ReleaseSnapshots(ReleaseRepository releases) {
        this.releases = releases;
    }

    @Override
    public void publishSnapshots(LedgerTransaction tx, Set<Topic> lost) throws SQLException {
        if (!lost.contains(Topic.RELEASES)) {
            return;
        }
        for (StoredRelease stored : releases.findUnfinished(tx)) {
            tx.continueTrace(stored.traceparent());
            ReleaseEvents.publish(
                    tx, new ImprovementEvent.ImprovementBegun(stored.release().ref(), tx.now()));
        }
    }
}
