/** Puts works upon one another as commits: what landing moves the target to. Moves nothing itself. */
@NullMarked
package dev.ringmaster.scheduler.workspace.git.chain;

import org.jspecify.annotations.NullMarked;
