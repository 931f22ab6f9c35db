package dev.ringmaster.scheduler.runtime;

import dev.ringmaster.model.attempt.OutputSource;
import dev.ringmaster.model.id.AttemptId;
import java.time.Instant;
import java.util.Optional;

/** What attempts print, kept by byte offset, so that a reader goes on where it was. Thread-safe. */
public interface AttemptOutput {
    /**
     * Reads whole UTF-8 characters; bytes that are none become U+FFFD. A character whose end is not written yet is left for the next
     * read.
     *
     * @param offset bytes to skip, ≥ 0
     * @param maxBytes ≥ 4
     * @return a piece of length 0 where there is nothing (more) to read
     */
    OutputPiece read(AttemptId attempt, OutputSource source, long offset, int maxBytes);

    /** As {@link #read}, for output that will not grow any more: an unfinished last character is given too, as U+FFFD. */
    OutputPiece readFinished(AttemptId attempt, OutputSource source, long offset, int maxBytes);

    /**
     * Reads bytes as they were written.
     *
     * @param offset bytes to skip, ≥ 0
     * @param into is filled from its beginning
     * @return how many were read; 0 where there is nothing (more) to read
     */
    int readBytes(AttemptId attempt, OutputSource source, long offset, byte[] into);

    /** The last whole lines of the agent's standard error, where it is kept apart from its output; else empty. */
    String errors(AttemptId attempt, int maxBytes);

    /** Bytes of the agent's standard error, where it is kept apart from its output; else 0. */
    long errorsSize(AttemptId attempt);

    /** When the source last wrote; empty where there is no output. */
    Optional<Instant> lastWritten(AttemptId attempt, OutputSource source);

    /** Bytes written so far; 0 where there is no output. */
    long size(AttemptId attempt, OutputSource source);

    /**
     * Calls back soon after output of the attempt (agent's or gates') grew, never twice at a time, once for many writes. The first call
     * comes at once. Calls run on a thread of this runtime.
     *
     * @return ends the watch when closed
     */
    OutputWatch watch(AttemptId attempt, Runnable grown);
}
