/** Finds, copies and edits lines without losing a byte of them. Nothing is held in memory that grows with a line. */
@NullMarked
package dev.ringmaster.api.beads.line;

import org.jspecify.annotations.NullMarked;
