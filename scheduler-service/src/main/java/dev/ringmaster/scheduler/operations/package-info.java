/**
 * Carries out what {@link dev.ringmaster.scheduler.attempt} decides: stores each decision with its events in one transaction, then
 * takes the steps on threads of its own, and takes them up again after a restart. It must not decide what an attempt becomes.
 */
@NullMarked
package dev.ringmaster.scheduler.operations;

import org.jspecify.annotations.NullMarked;
