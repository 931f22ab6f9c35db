/** Computes what can be known of tasks and their dependencies without asking anybody: plain Java, no state, no clock, no storage. */
@NullMarked
package dev.ringmaster.analysis;

import org.jspecify.annotations.NullMarked;
