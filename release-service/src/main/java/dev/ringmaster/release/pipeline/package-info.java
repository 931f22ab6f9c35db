/** The state machine of a release and of the breaker, pure: facts in, next state, events and steps out. */
@NullMarked
package dev.ringmaster.release.pipeline;

import org.jspecify.annotations.NullMarked;
