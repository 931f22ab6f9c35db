/**
 * Decides which workers may be given new work: quota clocks of accounts, workers that a person paused and workers that cannot do any
 * task. Knows nothing of tasks, slots or how the queue is stored.
 */
@NullMarked
package dev.ringmaster.queue.worker;

import org.jspecify.annotations.NullMarked;
