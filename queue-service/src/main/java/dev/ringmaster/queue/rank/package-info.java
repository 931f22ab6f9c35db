/**
 * Decides how much each open task is worth: PageRank, betweenness, critical path and priority of a snapshot of a project's graph, as
 * one score. Knows nothing of statuses, workers or threads; it is given a time limit and says which metrics kept to it.
 */
@NullMarked
package dev.ringmaster.queue.rank;

import org.jspecify.annotations.NullMarked;
