/** What a forecast says beside what the queue would do. */
@NullMarked
package dev.ringmaster.queue.forecast;

import org.jspecify.annotations.NullMarked;
