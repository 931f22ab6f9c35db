package dev.ringmaster.api.task;

import dev.ringmaster.model.task.InitialStatus;
import dev.ringmaster.model.task.TaskDefinition;

/** A task that is about to be created. */
public record PlannedTask(TaskDefinition definition, InitialStatus status) {}
