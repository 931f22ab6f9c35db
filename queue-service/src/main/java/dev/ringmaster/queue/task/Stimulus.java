package dev.ringmaster.queue.task;

import dev.ringmaster.model.event.AttemptEvent;
import dev.ringmaster.model.event.TaskEvent;
import dev.ringmaster.model.id.AttemptId;
import dev.ringmaster.model.id.WorkerId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Something that may move a task. */
public sealed interface Stimulus {

    /** A person, or api-service for one, says something about the task. */
    record Asked(TaskEvent event) implements Stimulus {}

    /** The scheduler says something about an attempt of the task. */
    record Reported(AttemptEvent event) implements Stimulus {}

    /** The planner gives the task to a worker. */
    record Given(AttemptId attempt, WorkerId worker) implements Stimulus {}

    /**
     * It would be given out now, but a budget is spent.
     *
     * @param detail which one, for a person
     * @param until when a new day begins, or null for a budget that no day renews
     */
    record BudgetSpent(String detail, @Nullable Instant until) implements Stimulus {}

    /** What the task depends on, its project or the time has changed. */
    record CircumstancesChanged() implements Stimulus {}
}
