package dev.ringmaster.scheduler.landing;

import dev.ringmaster.model.attempt.Outcome;

/**
 * What failed on the tree of a batch.
 *
 * @param own whether it is a gate, or the set-up, by which the last link's work would be judged alone too; else it is one that only the task
 *     of a link before it has
 */
record RedGate(Outcome.Failed failure, boolean own) {}
