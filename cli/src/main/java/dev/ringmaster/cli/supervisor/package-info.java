/**
 * Decides which of the ring's components run: a pure core ({@link dev.ringmaster.cli.supervisor.Supervision} and what it speaks of)
 * and the loop around it. It knows processes and ports, nothing of tasks.
 */
@NullMarked
package dev.ringmaster.cli.supervisor;

import org.jspecify.annotations.NullMarked;
