package dev.ringmaster.queue.graph;

import dev.ringmaster.model.id.ProjectId;

/**
 * What ranks a task among the open ones of its project, besides its dependencies.
 *
 * @param priority 0 (highest) to 4
 * @param minutes how long it is expected to take, ≥ 0
 */
public record Weight(ProjectId project, int priority, double minutes) {}
