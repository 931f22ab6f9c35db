package dev.ringmaster.runtime.ledger;

import java.sql.SQLException;

/** The database could not do what was asked; nothing of the work it belongs to was kept. */
public final class LedgerException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** SQLite's result code {@code SQLITE_FULL}. */
    private static final int DISK_FULL = 13;

    private final boolean diskFull;

    public LedgerException(String message, Throwable cause) {
        super(message + causeOf(cause), cause);
        this.diskFull = cause instanceof SQLException sql && (sql.getErrorCode() & 0xFF) == DISK_FULL;
    }

    /** Whether the disk has no room; the work may be tried again once there is. */
    public boolean isDiskFull() {
        return diskFull;
    }

    private static String causeOf(Throwable cause) {
        if (cause instanceof SQLException sql && (sql.getErrorCode() & 0xFF) == DISK_FULL) {
            return ": the disk is full; free some room, nothing is lost";
        }
        return ": " + cause.getMessage();
    }
}
