/** Commands about the branches and worktrees that attempts left. */
@NullMarked
package dev.ringmaster.cli.command.kept;

import org.jspecify.annotations.NullMarked;
