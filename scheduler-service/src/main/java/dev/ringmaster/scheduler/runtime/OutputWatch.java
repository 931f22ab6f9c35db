package dev.ringmaster.scheduler.runtime;

/** A watch on an attempt's output that goes on until it is closed. */
public interface OutputWatch extends AutoCloseable {
    /** Ends the watch; a call that runs may still finish. Harmless when repeated. */
    @Override
    void close();
}
