/**
 * Keeps the books of what attempts left behind: tells what is kept and why, and clears away what nothing is lost by. Decides what is safe
 * to remove; must not know how work is proven or landed.
 */
@NullMarked
package dev.ringmaster.scheduler.kept;

import org.jspecify.annotations.NullMarked;
