/** Measures how a queue of many tasks is ranked, beside JGraphT on the same graph. {@code ringmaster bench rank} starts it. */
@NullMarked
package dev.ringmaster.benchmarks.rank;

import org.jspecify.annotations.NullMarked;
