/** The repository that a release changes: its proof worktree, its target branch, its tag, and how a release is taken out of it. */
@NullMarked
package dev.ringmaster.release.repository;

import org.jspecify.annotations.NullMarked;
