/** Reads issue files in the beads line format and plans which tasks they become. No I/O. */
@NullMarked
package dev.ringmaster.api.beads;

import org.jspecify.annotations.NullMarked;
