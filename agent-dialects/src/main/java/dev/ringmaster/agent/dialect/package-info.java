/**
 * How each agent is started and how it words its events: one class for each. Must not know what its words mean for an attempt, nor
 * keep anything from one line to the next.
 */
@NullMarked
package dev.ringmaster.agent.dialect;

import org.jspecify.annotations.NullMarked;
