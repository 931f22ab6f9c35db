/**
 * Keeps who depends on whom, in flat arrays, and decides whether what a task depends on lets it run. Knows nothing of statuses
 * beyond open, done and dead, of ranks, workers or storage.
 */
@NullMarked
package dev.ringmaster.queue.graph;

import org.jspecify.annotations.NullMarked;
