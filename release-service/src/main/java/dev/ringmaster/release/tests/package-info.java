/** Asks whether a change comes with tests, and whether those that were there are as strong as they were. Pure. */
@NullMarked
package dev.ringmaster.release.tests;

import org.jspecify.annotations.NullMarked;
