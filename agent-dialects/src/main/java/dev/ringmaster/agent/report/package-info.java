/**
 * What an agent's events add up to: its report, and its word on how it ended. Pure but for the state of one reading. Must not know
 * what follows for the attempt.
 */
@NullMarked
package dev.ringmaster.agent.report;

import org.jspecify.annotations.NullMarked;
