package dev.ringmaster.scheduler.output;

import dev.ringmaster.model.attempt.OutputSource;
import dev.ringmaster.scheduler.operations.LiveAttempt;
import dev.ringmaster.scheduler.runtime.OutputWatch;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How much of one attempt's output has been published. Thread-safe; one thread publishes at a time. */
final class OutputStream {

    private final LiveAttempt attempt;
    private final Map<OutputSource, Long> published = new EnumMap<>(OutputSource.class);
    private final Map<OutputSource, Long> stored = new EnumMap<>(OutputSource.class);
    private @Nullable OutputWatch watch;
    private boolean publishing;
    private boolean calledAgain;
    private boolean ended;
    private boolean drained;
    private Instant lastProgress = Instant.EPOCH;
    private Instant lastOutput = Instant.EPOCH;

    /** @param already bytes published before this process began */
    OutputStream(LiveAttempt attempt, Map<OutputSource, Long> already) {
        this.attempt = attempt;
        published.putAll(already);
        stored.putAll(already);
    }

    LiveAttempt attempt() {
        return attempt;
    }

    /** Keeps the watch to be closed with the stream; one that comes after the end is closed at once. */
    synchronized void watchedBy(OutputWatch next) {
        if (drained) {
            next.close();
        } else {
            watch = next;
        }
    }

    /** Whether the caller is to publish now; if not, whoever publishes goes on for it. */
    synchronized boolean begin() {
        if (publishing) {
            calledAgain = true;
            return false;
        }
        publishing = true;
        calledAgain = false;
        return true;
    }

    /**
     * Whether the caller, who found nothing more, may stop; if not, there was another call meanwhile.
     *
     * @param endedBefore whether the output had ended before the caller looked
     */
    synchronized boolean mayStop(boolean endedBefore) {
        if (calledAgain || ended != endedBefore) {
            calledAgain = false;
            return false;
        }
        publishing = false;
        if (ended) {
            drained = true;
            close();
        }
        return true;
    }

    /** Gives up publishing for now. */
    synchronized void pause() {
        publishing = false;
    }

    synchronized long published(OutputSource source) {
        return published.getOrDefault(source, 0L);
    }

    synchronized void advance(OutputSource source, long next, Instant now) {
        published.put(source, next);
        lastOutput = now;
    }

    /** Its output grows no more; what is there is still to be published. */
    synchronized void end() {
        ended = true;
    }

    synchronized boolean hasEnded() {
        return ended;
    }

    /** Whether all of its output has been published and none will come. */
    synchronized boolean isDrained() {
        return drained;
    }

    /** What has been published and not been stored yet, by source. */
    synchronized Map<OutputSource, Long> unstored() {
        Map<OutputSource, Long> some = new EnumMap<>(OutputSource.class);
        published.forEach((source, bytes) -> {
            if (!bytes.equals(stored.get(source))) {
                some.put(source, bytes);
            }
        });
        return some;
    }

    synchronized void markStored(Map<OutputSource, Long> some) {
        stored.putAll(some);
    }

    /** When output last grew, if that is newer than what was last told and the last telling is long enough ago; else null. */
    synchronized @Nullable Instant progressToTell(Instant notAfter) {
        boolean due = !ended && lastOutput.isAfter(lastProgress) && !lastProgress.isAfter(notAfter);
        return due ? lastOutput : null;
    }

    synchronized void markProgressTold(Instant now) {
        lastProgress = now;
    }

    synchronized void close() {
        if (watch != null) {
            watch.close();
            watch = null;
        }
    }
}
