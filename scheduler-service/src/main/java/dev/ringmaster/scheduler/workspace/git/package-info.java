/** Worktrees and landing steps made with git. Decides how a person's work and an attempt's stay safe through a crash at any point. */
@NullMarked
package dev.ringmaster.scheduler.workspace.git;

import org.jspecify.annotations.NullMarked;
