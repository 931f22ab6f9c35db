package dev.ringmaster.queue.store;

import java.sql.SQLException;

/** Carries a refusal of the database through code that knows no SQL, up to where it is thrown on as what it is. */
public final class StoreException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final SQLException refusal;

    StoreException(SQLException refusal) {
        super(refusal);
        this.refusal = refusal;
    }

    public SQLException refusal() {
        return refusal;
    }
}
