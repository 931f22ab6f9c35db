/** Finds and counts all the processes of a run, wherever they went. Knows {@code /proc}. */
@NullMarked
package dev.ringmaster.scheduler.limits.tree;

import org.jspecify.annotations.NullMarked;
