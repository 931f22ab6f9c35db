package dev.ringmaster.queue.task;

import dev.ringmaster.model.id.AttemptId;
import dev.ringmaster.model.id.WorkerId;

/**
 * The attempt a task was given to last.
 *
 * @param holdsSlot whether it still takes up one of the worker's slots
 */
public record Claim(AttemptId attempt, WorkerId worker, boolean holdsSlot) {

    Claim released() {
        return holdsSlot ? new Claim(attempt, worker, false) : this;
    }
}
