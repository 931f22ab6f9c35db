package dev.ringmaster.scheduler.workspace;

import dev.ringmaster.model.id.AttemptId;
import dev.ringmaster.model.id.TaskId;

/**
 * What is to land.
 *
 * @param commit the attempt's newest commit
 * @param title the first line of the landed commit's message; the task's and attempt's ids follow as trailers
 */
public record LandingWork(TaskId task, AttemptId attempt, String commit, String title) {}
