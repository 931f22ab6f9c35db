package dev.ringmaster.runtime.ledger;

import java.sql.SQLException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The database could not do what was asked; nothing of the work it belongs to was kept. */
public final class LedgerException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** SQLite's result code {@code SQLITE_FULL}. */
    private static final int DISK_FULL = 13;

    /** SQLITE_ERROR, _TOOBIG, _CONSTRAINT, _MISMATCH and _RANGE: the statement is at fault and would fail again. */
    private static final Set<Integer> FAULTS_OF_THE_STATEMENT = Set.of(1, 18, 19, 20, 25);

    private final boolean diskFull;

    public LedgerException(String message, Throwable cause) {
        super(message + causeOf(cause), cause);
        this.diskFull = cause instanceof SQLException sql && (sql.getErrorCode() & 0xFF) == DISK_FULL;
    }

    /** Whether the disk has no room; the work may be tried again once there is. */
    public boolean isDiskFull() {
        return diskFull;
    }

    /**
     * Whether an error means that the database could not go on (disk full, I/O error, locked, closed), so that the same work may
     * succeed later; a broken constraint or a wrong statement does not.
     */
    public static boolean isRefusal(Throwable error) {
        for (@Nullable Throwable cause = error; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql) {
                return !FAULTS_OF_THE_STATEMENT.contains(sql.getErrorCode() & 0xFF);
            }
        }
        return false;
    }

    private static String causeOf(Throwable cause) {
        if (cause instanceof SQLException sql && (sql.getErrorCode() & 0xFF) == DISK_FULL) {
            return ": the disk is full; free some room, nothing is lost";
        }
        return ": " + cause.getMessage();
    }
}
