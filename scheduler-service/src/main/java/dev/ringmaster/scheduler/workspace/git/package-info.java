/**
 * The git program: how it is called so that a repository's own settings run nothing and a person's work is never touched, and the
 * worktrees and landing steps made with it.
 */
@NullMarked
package dev.ringmaster.scheduler.workspace.git;

import org.jspecify.annotations.NullMarked;
