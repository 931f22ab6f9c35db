/**
 * Decides what an attempt's outcome means for its task: finished, tried again and when, or a person is asked. Knows nothing of
 * processes, prompts, the graph or how a task is stored.
 */
@NullMarked
package dev.ringmaster.queue.retry;

import org.jspecify.annotations.NullMarked;
