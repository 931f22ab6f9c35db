/**
 * Git: worktrees that attempts work in, and the steps that bring their work onto a target branch. Decides what is safe to do to a
 * repository; must not know agents, gates or when a step is due.
 */
@NullMarked
package dev.ringmaster.scheduler.workspace;

import org.jspecify.annotations.NullMarked;
