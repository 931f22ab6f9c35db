/**
 * How a worker's agent is started, and what its output says while it runs. Must not know what that means for the attempt: the core
 * decides it.
 */
@NullMarked
package dev.ringmaster.scheduler.agent;

import org.jspecify.annotations.NullMarked;
