package dev.ringmaster.api.view;

import dev.ringmaster.model.id.WorkerId;
import dev.ringmaster.model.task.TaskKind;
import java.time.Duration;

/**
 * What a finished attempt teaches about the next.
 *
 * @param took from the start of its agent to its outcome, its proof and landing included
 * @param failed the task had to be tried again
 */
public record FinishedAttempt(WorkerId worker, TaskKind kind, Duration took, boolean failed) {}
