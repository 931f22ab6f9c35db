/**
 * Decides whether an attempt may be paid for: amounts are set aside before it and settled by what it is known to have cost. Knows
 * nothing of workers, ranks or how the queue is stored.
 */
@NullMarked
package dev.ringmaster.queue.budget;

import org.jspecify.annotations.NullMarked;
