package dev.ringmaster.queue.worker;

import dev.ringmaster.model.worker.WorkerHold;

/**
 * A hold as the queue keeps it.
 *
 * @param strikes how often in a row its end was a guess, this time included; 0 when it was stated
 * @param over whether it holds nobody any more and is kept only to guess longer the next time
 */
public record Clock(WorkerHold hold, int strikes, boolean over) {

    Clock ended() {
        return new Clock(hold, strikes, true);
    }
}
