/** Writes the tasks of a project into the beads line format: the lines they came from where there are any, changed only where the task was. */
@NullMarked
package dev.ringmaster.api.beads.export;

import org.jspecify.annotations.NullMarked;
