/**
 * Decides which ready task goes to which worker now, and says why. Knows nothing of why a task is ready, of attempts under way beyond
 * their number, of time or of storage.
 */
@NullMarked
package dev.ringmaster.queue.dispatch;

import org.jspecify.annotations.NullMarked;
