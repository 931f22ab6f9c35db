package dev.ringmaster.model.event;

import dev.ringmaster.model.id.TaskId;
import java.time.Instant;

/**
 * A ready task in its project's line.
 *
 * @param score its rank's score
 * @param readyAt since when it waits
 */
public record LinedUpTask(TaskId task, double score, Instant readyAt) {}
