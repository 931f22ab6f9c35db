/**
 * What agents' prose about trouble means: its kind, and when a limit ends. Must not know which agent wrote it. Only ever asked about
 * errors: in an agent's ordinary words the same phrases mean nothing.
 */
@NullMarked
package dev.ringmaster.agent.failure;

import org.jspecify.annotations.NullMarked;
