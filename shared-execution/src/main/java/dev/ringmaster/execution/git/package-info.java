/**
 * The git program: called so that nothing a repository or a person has set up runs by it, and what is asked of a repository and a
 * worktree with it. Must not know projects, tasks or landings.
 */
@NullMarked
package dev.ringmaster.execution.git;

import org.jspecify.annotations.NullMarked;
