package dev.ringmaster.api.why;

import dev.ringmaster.api.why.line.Place;
import dev.ringmaster.model.decision.Decision;
import dev.ringmaster.model.id.TaskId;
import dev.ringmaster.model.task.InitialStatus;
import dev.ringmaster.model.task.TaskDefinition;
import dev.ringmaster.model.task.TaskState;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All that the explanation of a task is made from.
 *
 * @param state null before the queue has spoken
 * @param place null unless it is ready
 * @param attempt the one under way or the last, or null before the first
 * @param decision the open question it waits for, or null
 * @param retriedBy the tasks that try it again, newest first
 */
public record WhyFacts(
        TaskDefinition asked,
        InitialStatus initial,
        @Nullable TaskState state,
        Prerequisites before,
        @Nullable Place place,
        Offer offer,
        @Nullable LastAttempt attempt,
        @Nullable Decision decision,
        List<TaskId> retriedBy,
        Instant now) {

    public WhyFacts {
        retriedBy = List.copyOf(retriedBy);
    }
}
