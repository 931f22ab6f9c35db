/**
 * How an agent's bytes become messages: bounded lines, JSON where a line is JSON. Must not know which agent wrote them or what
 * they mean.
 */
@NullMarked
package dev.ringmaster.agent.transport;

import org.jspecify.annotations.NullMarked;
