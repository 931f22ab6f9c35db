package dev.ringmaster.queue.graph;

/**
 * The metrics of one task that follow each change.
 *
 * @param pageRank before it is divided by anything, ≥ 1
 * @param behind minutes of the longest chain that starts with it
 * @param worth 4 for P0 down to 0 for P4, inherited from what waits for it
 * @param level from 0, or -1 in or behind a cycle
 */
public record Standpoint(double pageRank, double behind, int worth, int level) {}
