package dev.ringmaster.model.task;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * What must be so before a task runs, besides that its dependencies are done.
 *
 * @param notBefore it is not given out before, whole microseconds; null for at once
 */
public record Proviso(@Nullable Instant notBefore) {

    public static final Proviso NONE = new Proviso(null);

    /** A finer moment is rounded up, for databases keep microseconds and it must not come early. */
    public Proviso {
        if (notBefore != null) {
            Instant whole = notBefore.truncatedTo(ChronoUnit.MICROS);
            notBefore = whole.equals(notBefore) ? whole : whole.plus(1, ChronoUnit.MICROS);
        }
    }

    public boolean isDeferredAt(Instant now) {
        return notBefore != null && now.isBefore(notBefore);
    }

    public Proviso withNotBefore(@Nullable Instant moment) {
        return new Proviso(moment);
    }
}
