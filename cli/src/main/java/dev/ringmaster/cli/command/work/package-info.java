/** Commands about the branches and worktrees that attempts left. */
@NullMarked
package dev.ringmaster.cli.command.work;

import org.jspecify.annotations.NullMarked;
