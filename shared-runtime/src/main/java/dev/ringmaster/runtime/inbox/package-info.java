/** Takes batches of events in: repeats are dropped, the effect and the position are one transaction, bad records are set aside. */
@NullMarked
package dev.ringmaster.runtime.inbox;

import org.jspecify.annotations.NullMarked;
