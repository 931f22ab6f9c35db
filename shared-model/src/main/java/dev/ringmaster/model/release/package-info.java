/** Releases of Ringmaster by Ringmaster: what a change to itself goes through before it counts, and how it comes back out. */
@NullMarked
package dev.ringmaster.model.release;

import org.jspecify.annotations.NullMarked;
