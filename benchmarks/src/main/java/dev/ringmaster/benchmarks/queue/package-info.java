/** Measures queue-service's message handler with its ledger: {@code ringmaster bench queue}. */
@NullMarked
package dev.ringmaster.benchmarks.queue;

import org.jspecify.annotations.NullMarked;
