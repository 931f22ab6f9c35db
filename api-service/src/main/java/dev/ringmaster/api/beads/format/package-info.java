/** Reads files of the beads line format, in its dialects. */
@NullMarked
package dev.ringmaster.api.beads.format;

import org.jspecify.annotations.NullMarked;
