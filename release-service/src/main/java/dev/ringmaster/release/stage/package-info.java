/**
 * How each stage of a release is worked on this machine: with git, the proof command and the installed command
 * line.
 */
@NullMarked
package dev.ringmaster.release.stage;

import org.jspecify.annotations.NullMarked;
