package dev.ringmaster.scheduler.landing.proof;

import org.jspecify.annotations.Nullable;

/** Lets one piece of work on a shared thread be interrupted, and never the work that comes after it on that thread. */
final class Interruption {

    private @Nullable Thread worker;
    private boolean calledOff;

    /** Runs the work so that {@link #interrupt} reaches it. */
    void run(Runnable work) {
        synchronized (this) {
            worker = Thread.currentThread();
        }
        try {
            work.run();
        } finally {
            synchronized (this) {
                worker = null;
                if (calledOff) {
                    Thread.interrupted();
                }
            }
        }
    }

    /**
     * Calls the work off: interrupts it if it runs; work that has not begun is to look at {@link #isCalledOff}.
     *
     * @return whether it ran
     */
    synchronized boolean interrupt() {
        calledOff = true;
        if (worker == null) {
            return false;
        }
        worker.interrupt();
        return true;
    }

    synchronized boolean isCalledOff() {
        return calledOff;
    }
}
