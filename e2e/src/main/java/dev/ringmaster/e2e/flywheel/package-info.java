/** The flywheel: a ring that changes its own programs while it works, seen from outside. */
@NullMarked
package dev.ringmaster.e2e.flywheel;

import org.jspecify.annotations.NullMarked;
