/**
 * Says how running attempts are, from what their processes do: output, computing, changed files, repetition. Asks no model and
 * costs no tokens. Must not know what an end means for an attempt; it only asks for it.
 */
@NullMarked
package dev.ringmaster.scheduler.health;

import org.jspecify.annotations.NullMarked;
