package dev.ringmaster.model.attempt;

import dev.ringmaster.model.id.AttemptId;
import dev.ringmaster.model.id.Epoch;
import dev.ringmaster.model.id.ProjectId;
import dev.ringmaster.model.id.TaskId;
import dev.ringmaster.model.id.WorkerId;

/** Says which attempt an event speaks of; the epoch fences it. */
public record AttemptRef(TaskId task, ProjectId project, AttemptId attempt, Epoch epoch, WorkerId worker) {}
