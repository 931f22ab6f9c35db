package dev.ringmaster.queue.retry;

/**
 * How often a task was tried.
 *
 * @param counted failed attempts that count against the limit, ≥ 0; a person's advice sets it to 0
 * @param faults attempts in a row that failed without the task being at fault, ≥ 0
 * @param ended attempts that came to an outcome, whatever it was, ≥ 0; it only grows
 * @param waits attempts in a row that were declined or found no quota, ≥ 0
 * @param wrong results that did not pass, ≥ 0; it only grows
 */
public record Tries(int counted, int faults, int ended, int waits, int wrong) {

    public static final Tries NONE = new Tries(0, 0, 0);

    /** Without a wait. */
    public Tries(int counted, int faults, int ended) {
        this(counted, faults, ended, 0);
    }

    /** Without a wrong result. */
    public Tries(int counted, int faults, int ended, int waits) {
        this(counted, faults, ended, waits, 0);
    }

    /** @throws IllegalArgumentException if a count is negative */
    public Tries {
        if (counted < 0 || faults < 0 || ended < 0 || waits < 0 || wrong < 0) {
            throw new IllegalArgumentException(
                    "tries are not negative: " + counted + ", " + faults + ", " + ended + ", " + waits + ", " + wrong);
        }
    }

    /** The number that the next attempt bears, from 1. */
    public int nextNumber() {
        return ended + 1;
    }

    /** One more attempt ended and counts: the row of faults is broken. */
    public Tries plusCounted() {
        return new Tries(counted + 1, 0, ended + 1, 0, wrong);
    }

    /** One more attempt ended through no fault of the task. */
    public Tries plusFault() {
        return new Tries(counted, faults + 1, ended + 1, 0, wrong);
    }

    /** One more attempt ended because there was no quota. The row of faults goes on: waiting has put nothing right. */
    public Tries plusWait() {
        return new Tries(counted, faults, ended + 1, waits + 1, wrong);
    }

    /** One more attempt was declined: it came to no outcome. */
    public Tries plusDeclined() {
        return new Tries(counted, faults, ended, waits + 1, wrong);
    }

    /** One more attempt ended and says nothing about the task. */
    public Tries plusEnded() {
        return new Tries(counted, 0, ended + 1, 0, wrong);
    }

    /** The result of the attempt that just ended was wrong. */
    public Tries plusWrong() {
        return new Tries(counted, faults, ended, waits, wrong + 1);
    }

    /** The limits start anew; the numbering goes on. */
    public Tries forgiven() {
        return new Tries(0, 0, ended, 0, wrong);
    }
}
