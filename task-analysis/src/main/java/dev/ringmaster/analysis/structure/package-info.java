/**
 * Says how tasks hang together: cycles, levels, independent tracks, tasks that everything must pass, and what waits for what. Plain
 * functions of a graph, deterministic.
 */
@NullMarked
package dev.ringmaster.analysis.structure;

import org.jspecify.annotations.NullMarked;
