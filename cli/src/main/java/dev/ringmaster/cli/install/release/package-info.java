/**
 * The releases of the installed programs as files: which programs each consists of, which one is the last known good, which one is on
 * trial. Everything is read anew each time and written whole, so that a process killed at any point leaves a state that the next one reads.
 */
@NullMarked
package dev.ringmaster.cli.install.release;

import org.jspecify.annotations.NullMarked;
