package dev.ringmaster.queue.task;

import dev.ringmaster.model.event.AttemptEvent;
import dev.ringmaster.model.event.TaskEvent;
import dev.ringmaster.model.id.AttemptId;
import dev.ringmaster.model.id.WorkerId;

/** Something that may move a task. */
public sealed interface Stimulus {

    /** A person, or api-service for one, says something about the task. */
    record Asked(TaskEvent event) implements Stimulus {}

    /** The scheduler says something about an attempt of the task. */
    record Reported(AttemptEvent event) implements Stimulus {}

    /** The planner gives the task to a worker. */
    record Given(AttemptId attempt, WorkerId worker) implements Stimulus {}

    /** What the task depends on, its project or the time has changed. */
    record CircumstancesChanged() implements Stimulus {}
}
