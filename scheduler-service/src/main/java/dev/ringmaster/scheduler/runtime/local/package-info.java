/**
 * Agents as processes of this machine: a folder for each attempt, a shim that outlives this service, and notifications instead of
 * polling. Decides what proves that an agent lives or is over.
 */
@NullMarked
package dev.ringmaster.scheduler.runtime.local;

import org.jspecify.annotations.NullMarked;
