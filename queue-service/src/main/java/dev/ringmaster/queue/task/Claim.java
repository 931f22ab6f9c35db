package dev.ringmaster.queue.task;

import dev.ringmaster.model.attempt.Resume;
import dev.ringmaster.model.id.AttemptId;
import dev.ringmaster.model.id.WorkerId;
import org.jspecify.annotations.Nullable;

/**
 * The attempt a task was given to last.
 *
 * @param holdsSlot whether it still takes up one of the worker's slots
 * @param resume what it goes on from; null when it started afresh
 */
public record Claim(
        AttemptId attempt,
        WorkerId worker,
        boolean holdsSlot,
        @Nullable Resume resume) {

    Claim released() {
        return holdsSlot ? new Claim(attempt, worker, false, resume) : this;
    }
}
