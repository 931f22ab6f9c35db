/** What agents tell of themselves, in words of our own, whichever agent it was. */
@NullMarked
package dev.ringmaster.agent.event;

import org.jspecify.annotations.NullMarked;
