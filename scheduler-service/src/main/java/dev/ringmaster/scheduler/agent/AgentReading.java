package dev.ringmaster.scheduler.agent;

import dev.ringmaster.agent.dialect.Dialect;
import dev.ringmaster.agent.report.Background;
import dev.ringmaster.agent.report.OutputReading;
import dev.ringmaster.agent.report.Testimony;
import dev.ringmaster.model.attempt.OutputSource;
import dev.ringmaster.model.id.AttemptId;
import dev.ringmaster.model.usage.TokenUsage;
import dev.ringmaster.scheduler.runtime.AttemptOutput;
import dev.ringmaster.scheduler.runtime.OutputWatch;
import org.jspecify.annotations.Nullable;

/**
 * How far one attempt's output has been understood. It begins at the first byte, whoever read it before: the file is the truth.
 * Thread-safe.
 */
final class AgentReading {

    private static final int PIECE_BYTES = 64 * 1024;

    private final AttemptId attempt;
    private final AttemptOutput output;
    private final OutputReading reading;
    private long offset;
    private @Nullable OutputWatch watch;
    private boolean sessionTold;
    private boolean wasFinal;
    private int endings;
    private boolean closed;

    AgentReading(AttemptId attempt, AttemptOutput output, Dialect dialect, Background background) {
        this.attempt = attempt;
        this.output = output;
        this.reading = new OutputReading(dialect, background);
    }

    /** Keeps the watch to be closed with the reading; one that comes after that is closed at once. */
    synchronized void watchedBy(OutputWatch next) {
        if (closed) {
            next.close();
        } else {
            watch = next;
        }
    }

    /**
     * Reads on.
     *
     * @param maxBytes after which it stops for now
     * @return whether there may be more
     */
    synchronized boolean advance(int maxBytes) {
        byte[] piece = new byte[PIECE_BYTES];
        for (long end = offset + maxBytes; !closed && offset < end; ) {
            int count = output.readBytes(attempt, OutputSource.AGENT, offset, piece);
            if (count == 0) {
                return false;
            }
            reading.feed(piece, 0, count);
            offset += count;
        }
        return !closed;
    }

    /** Reads the rest of an output that grows no more, and what it all says. */
    synchronized Testimony finish() {
        if (!closed) {
            while (advance(Integer.MAX_VALUE)) {}
            reading.end();
            closed = true;
            if (watch != null) {
                watch.close();
            }
        }
        return reading.fold().testimony();
    }

    /** What all runs of its session used together, where the agent counts so; else null. */
    synchronized @Nullable TokenUsage sessionTokens() {
        return reading.fold().sessionTokens();
    }

    /** What it says so far if its session has just become known; else null. */
    synchronized @Nullable Testimony sessionToTell() {
        if (closed || sessionTold || reading.fold().report().session() == null) {
            return null;
        }
        sessionTold = true;
        return reading.fold().testimony();
    }

    /** The number of its ending if it has just come to one, from 1; else 0. */
    synchronized int newEnding() {
        boolean isFinal = !closed && reading.fold().ending().isFinal();
        boolean isNew = isFinal && !wasFinal;
        wasFinal = isFinal;
        return isNew ? ++endings : 0;
    }

    /** Whether it has said nothing after this ending, and its process has not been seen to be gone. */
    synchronized boolean isStillAt(int ending) {
        return !closed && wasFinal && endings == ending;
    }
}
