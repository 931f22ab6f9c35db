/**
 * Keeps a graph of tasks that changes, with the metrics that decide what runs next, in step with each change: flat arrays, work as large
 * as what the change moves. What the kernels of {@code metric} and {@code structure} say of the same graph is the oracle.
 */
@NullMarked
package dev.ringmaster.analysis.live;

import org.jspecify.annotations.NullMarked;
