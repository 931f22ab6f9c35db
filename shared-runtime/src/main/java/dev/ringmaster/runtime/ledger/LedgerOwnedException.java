package dev.ringmaster.runtime.ledger;

import java.nio.file.Path;

/** Another process owns the database file. */
public final class LedgerOwnedException extends IllegalStateException {

    private static final long serialVersionUID = 1L;

    LedgerOwnedException(Path lock, String owner) {
        super("the database of this service is in use by another process"
                + (owner.isEmpty() ? "" : " (pid " + owner + ")")
                + ": stop that one first, for example with 'ringmaster stop', and start this one again. Lock: "
                + lock);
    }
}
