/**
 * Proof by gates: runs a project's checks as processes in a tree and says what each said. Decides when a gate has passed; must not know
 * tasks, git or what follows from a result.
 */
@NullMarked
package dev.ringmaster.scheduler.gate;

import org.jspecify.annotations.NullMarked;
