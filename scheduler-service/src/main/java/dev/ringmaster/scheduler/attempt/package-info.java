/**
 * Decides what an attempt becomes: which state follows which, which facts are told, what an attempt's evidence amounts to and
 * which assignment is too old to run. It must not know processes, git, the database, Kafka or a clock.
 */
@NullMarked
package dev.ringmaster.scheduler.attempt;

import org.jspecify.annotations.NullMarked;
