/** Starts agents and watches them to their end. It must not know what an end means for the attempt, nor git beyond its worktree. */
@NullMarked
package dev.ringmaster.scheduler.launch;

import org.jspecify.annotations.NullMarked;
