package dev.ringmaster.runtime.ledger;

/** Gives the rows of the outbox their order; used on the writer thread only. A work that is undone leaves a gap. */
final class OutboxSequence {

    private long last;

    OutboxSequence(long last) {
        this.last = last;
    }

    long next() {
        return ++last;
    }
}
