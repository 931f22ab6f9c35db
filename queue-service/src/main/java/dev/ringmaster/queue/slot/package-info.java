/**
 * Counts who offers slots, who uses them and whose turn it is, by the queue's own assignments alone. Knows nothing of tasks but what
 * they ask for, and gives nothing out itself.
 */
@NullMarked
package dev.ringmaster.queue.slot;

import org.jspecify.annotations.NullMarked;
