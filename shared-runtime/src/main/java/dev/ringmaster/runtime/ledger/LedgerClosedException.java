package dev.ringmaster.runtime.ledger;

/** The service is going down, and its ledger takes no more changes. */
public final class LedgerClosedException extends IllegalStateException {

    private static final long serialVersionUID = 1L;

    LedgerClosedException() {
        super("the ledger is closed");
    }
}
