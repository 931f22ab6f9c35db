/**
 * Tells the others what agents and gates print, as it is printed. The files of the attempts are the truth; what is told may be told
 * again, with its offset, and never has a gap.
 */
@NullMarked
package dev.ringmaster.scheduler.output;

import org.jspecify.annotations.NullMarked;
