package dev.ringmaster.model.attempt;

import com.fasterxml.jackson.annotation.JsonCreator;
import dev.ringmaster.model.id.AttemptId;
import dev.ringmaster.model.id.Epoch;
import dev.ringmaster.model.id.WorkerId;
import dev.ringmaster.model.task.TaskDefinition;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One task given to one worker.
 *
 * @param task the task as it was when it was assigned
 * @param number which attempt of the task this is, from 1
 * @param projectVersion the project's version that must be known before the prompt is built, ≥ 1
 * @param readyAt when the task became ready, for measuring how long dispatch took
 * @param resume what to go on from; null for a fresh start
 * @param model that the agent is to use; null for its worker's, or its own choice
 */
public record Assignment(
        TaskDefinition task,
        AttemptId attempt,
        Epoch epoch,
        int number,
        WorkerId worker,
        long projectVersion,
        Instant readyAt,
        @Nullable Resume resume,
        @Nullable String model) {

    @JsonCreator
    public Assignment {}

    /** With the model of its worker. */
    public Assignment(
            TaskDefinition task,
            AttemptId attempt,
            Epoch epoch,
            int number,
            WorkerId worker,
            long projectVersion,
            Instant readyAt,
            @Nullable Resume resume) {
        this(task, attempt, epoch, number, worker, projectVersion, readyAt, resume, null);
    }

    public AttemptRef ref() {
        return new AttemptRef(task.id(), task.project(), attempt, epoch, worker);
    }
}
