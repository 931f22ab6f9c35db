/**
 * The {@code ringmaster} command: its entry, its table of commands and the exit codes. Knows nothing of what a command does.
 */
@NullMarked
package dev.ringmaster.cli;

import org.jspecify.annotations.NullMarked;
