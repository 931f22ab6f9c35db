package dev.ringmaster.api.rest.http;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** Counts the requests that are being worked on. Thread-safe. */
final class InFlight {

    private int count;

    synchronized void begun() {
        count++;
    }

    synchronized void ended() {
        count--;
        notifyAll();
    }

    synchronized int count() {
        return count;
    }

    /**
     * Waits until there is none.
     *
     * @return false when the time was up first
     */
    synchronized boolean awaitNone(Duration atMost) throws InterruptedException {
        long end = System.nanoTime() + atMost.toNanos();
        while (count > 0) {
            long left = end - System.nanoTime();
            if (left <= 0) {
                return false;
            }
            TimeUnit.NANOSECONDS.timedWait(this, left);
        }
        return true;
    }
}
