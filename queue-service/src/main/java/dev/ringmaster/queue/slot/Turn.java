package dev.ringmaster.queue.slot;

import dev.ringmaster.model.id.ProjectId;

/**
 * Where a project stands among those that share slots, on the time scale of {@link Turns}: 1 is a dispatch of weight 1.
 *
 * @param start of its last dispatch, ≥ 0
 * @param next when its next one may start at the earliest, > start
 */
public record Turn(ProjectId project, double start, double next) {}
