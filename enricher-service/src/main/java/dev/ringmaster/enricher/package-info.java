/**
 * Decides what an agent is told. Keeps nothing: everything here can be built again from the topics and the repositories. Knows neither
 * the order of the queue nor how agents are started.
 */
@NullMarked
package dev.ringmaster.enricher;

import org.jspecify.annotations.NullMarked;
