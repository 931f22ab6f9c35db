package dev.ringmaster.runtime.outbox;

import dev.ringmaster.runtime.ledger.OutboxEntry;
import java.util.List;
import java.util.concurrent.CompletionStage;

/** The outbox as the relay needs it. */
interface OutboxRows {

    /** Everything up to this seq has been acknowledged. */
    long position();

    /** The seq of the last row, or the position when there is none. */
    long newest();

    /** At most {@code limit} rows after a seq, in order. */
    List<OutboxEntry> after(long seq, int limit);

    /** Stores the position; it never goes back. */
    CompletionStage<?> moveTo(long seq);
}
