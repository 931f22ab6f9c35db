package dev.ringmaster.model.event;

import dev.ringmaster.model.attempt.Assignment;
import dev.ringmaster.model.attempt.DependencyResult;
import dev.ringmaster.model.attempt.DispatchReason;
import dev.ringmaster.model.attempt.EarlierFailure;
import dev.ringmaster.model.decision.Answer;
import dev.ringmaster.model.id.AttemptId;
import dev.ringmaster.model.id.Epoch;
import dev.ringmaster.model.id.TaskId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the queue gives out and takes back, on {@link Topic#ASSIGNMENTS}, keyed by task. */
public sealed interface AssignmentEvent extends Event {

    TaskId taskId();

    @Override
    default String key() {
        return taskId().value();
    }

    /**
     * @param earlierFailures of this task, oldest first
     * @param dependencyResults of the tasks it depends on, in id order
     * @param answers a person's answers about this task, oldest first
     * @param why it was given out then and there; null where an earlier version gave it out
     */
    record TaskAssigned(
            Assignment assignment,
            List<EarlierFailure> earlierFailures,
            List<DependencyResult> dependencyResults,
            List<Answer> answers,
            @Nullable DispatchReason why)
            implements AssignmentEvent {

        public TaskAssigned(
                Assignment assignment,
                List<EarlierFailure> earlierFailures,
                List<DependencyResult> dependencyResults,
                List<Answer> answers) {
            this(assignment, earlierFailures, dependencyResults, answers, null);
        }

        public TaskAssigned {
            earlierFailures = List.copyOf(earlierFailures);
            dependencyResults = List.copyOf(dependencyResults);
            answers = List.copyOf(answers);
        }

        @Override
        public TaskId taskId() {
            return assignment.task().id();
        }
    }

    /** The attempt is to end, wherever it is; it has ended when {@code attempt.finished} says so. */
    record TaskRevoked(TaskId taskId, AttemptId attempt, Epoch epoch, String reason) implements AssignmentEvent {}
}
