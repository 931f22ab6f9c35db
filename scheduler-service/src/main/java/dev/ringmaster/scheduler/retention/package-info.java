/** Deletes what finished attempts left behind once it is old: their output, their plain folders and the rows about them. */
@NullMarked
package dev.ringmaster.scheduler.retention;

import org.jspecify.annotations.NullMarked;
