/**
 * Detached processes of this machine: how one is started so that it outlives its starter, is known again by identity, and is ended
 * with all it started. Knows folders, pids and signals; must not know what an attempt, a gate or a worker is.
 */
@NullMarked
package dev.ringmaster.execution.process;

import org.jspecify.annotations.NullMarked;
