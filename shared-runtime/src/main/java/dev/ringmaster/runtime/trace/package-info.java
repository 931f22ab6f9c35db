/** W3C trace context, carried from event to event. */
@NullMarked
package dev.ringmaster.runtime.trace;

import org.jspecify.annotations.NullMarked;
