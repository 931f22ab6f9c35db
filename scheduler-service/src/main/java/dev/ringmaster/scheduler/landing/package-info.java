/** Proves the work of agents that have ended and brings it onto its target branch. It must not know how agents run. */
@NullMarked
package dev.ringmaster.scheduler.landing;

import org.jspecify.annotations.NullMarked;
