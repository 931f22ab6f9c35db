/** Puts the parts to work: sends each step of a decision where it is done, and takes everything up again at the start. */
@NullMarked
package dev.ringmaster.scheduler.conduct;

import org.jspecify.annotations.NullMarked;
