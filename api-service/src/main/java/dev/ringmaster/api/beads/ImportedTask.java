package dev.ringmaster.api.beads;

import dev.ringmaster.model.task.TaskDefinition;
import dev.ringmaster.model.task.TaskStatus;

/** A task that an earlier import made, and where it stands. */
public record ImportedTask(TaskDefinition definition, TaskStatus status) {}
