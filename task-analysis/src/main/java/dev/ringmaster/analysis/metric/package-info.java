/**
 * Gives each task of a graph numbers: how much depends on it, how much leads through it, how long what is behind it takes. Plain
 * functions of a graph, deterministic; knows nothing of weights, ranks, workers or storage.
 */
@NullMarked
package dev.ringmaster.analysis.metric;

import org.jspecify.annotations.NullMarked;
