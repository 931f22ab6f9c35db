/**
 * Decides the life of one task: its status, what holds it, its claim and its epoch, given what people ask, what attempts report
 * and what stands in its way. Knows nothing of other tasks, of ranks, of the clock or of how anything is stored.
 */
@NullMarked
package dev.ringmaster.queue.task;

import org.jspecify.annotations.NullMarked;
