/** Compares the lines that a change adds with those that tests have run, as JaCoCo reports them. */
@NullMarked
package dev.ringmaster.release.coverage;

import org.jspecify.annotations.NullMarked;
