/**
 * Releases of Ringmaster's own programs on one machine: laid out, rehearsed, put in place of what runs, kept or taken back. Decides
 * nothing about whether a release is any good.
 */
@NullMarked
package dev.ringmaster.cli.release;

import org.jspecify.annotations.NullMarked;
