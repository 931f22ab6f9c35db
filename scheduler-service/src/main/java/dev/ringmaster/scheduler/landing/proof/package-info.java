/** Proves the work of agents that have ended, in their own worktrees. It must not know how agents run, nor what becomes of proven work. */
@NullMarked
package dev.ringmaster.scheduler.landing.proof;

import org.jspecify.annotations.NullMarked;
