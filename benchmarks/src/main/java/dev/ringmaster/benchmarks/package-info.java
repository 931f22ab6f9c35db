/** Measures, with JMH, the parts that run for every event or for every ranking. {@code benchmarks/run} starts them. */
@NullMarked
package dev.ringmaster.benchmarks;

import org.jspecify.annotations.NullMarked;
