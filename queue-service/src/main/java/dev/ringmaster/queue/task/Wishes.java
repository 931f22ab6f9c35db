package dev.ringmaster.queue.task;

import dev.ringmaster.model.id.WorkerId;
import org.jspecify.annotations.Nullable;

/**
 * What people want of a task besides being done.
 *
 * @param pausedBy who wants nothing of it started, or null
 * @param reassignTo the worker that is to do it, or null for any
 */
public record Wishes(@Nullable String pausedBy, @Nullable WorkerId reassignTo) {

    public static final Wishes NONE = new Wishes(null, null);

    Wishes pausedBy(@Nullable String who) {
        return new Wishes(who, reassignTo);
    }

    Wishes reassignTo(WorkerId worker) {
        return new Wishes(pausedBy, worker);
    }
}
