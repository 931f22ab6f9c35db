package dev.ringmaster.runtime.ledger;

import java.util.List;

/** Told, on the writer thread, which outbox rows have just become durable. */
@FunctionalInterface
public interface CommitListener {

    /** @param entries in order, at least one; the call must return at once */
    void committed(List<OutboxEntry> entries);
}
