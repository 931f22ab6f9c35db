/** Gives events out: what was committed with a state change is published in order, and again when a topic was lost. */
@NullMarked
package dev.ringmaster.runtime.outbox;

import org.jspecify.annotations.NullMarked;
