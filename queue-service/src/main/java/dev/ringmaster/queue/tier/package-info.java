/** Decides how able a model a task gets; it knows neither workers' slots nor the queue. */
@NullMarked
package dev.ringmaster.queue.tier;

import org.jspecify.annotations.NullMarked;
