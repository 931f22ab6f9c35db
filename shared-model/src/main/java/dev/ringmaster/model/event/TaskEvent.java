package dev.ringmaster.model.event;

import dev.ringmaster.model.decision.Answer;
import dev.ringmaster.model.id.TaskId;
import dev.ringmaster.model.id.WorkerId;
import dev.ringmaster.model.task.InitialStatus;
import dev.ringmaster.model.task.TaskDefinition;

/** What people ask of tasks, on {@link Topic#TASKS}, keyed by task. Written by api-service. */
public sealed interface TaskEvent extends Event {

    TaskId taskId();

    @Override
    default String key() {
        return taskId().value();
    }

    record TaskCreated(TaskDefinition task, InitialStatus initialStatus) implements TaskEvent {
        @Override
        public TaskId taskId() {
            return task.id();
        }
    }

    /** The definition as it is now; its version is greater than every earlier one. */
    record TaskUpdated(TaskDefinition task) implements TaskEvent {
        @Override
        public TaskId taskId() {
            return task.id();
        }
    }

    /** A draft is to run. */
    record TaskSubmitted(TaskId taskId) implements TaskEvent {}

    record TaskCancelRequested(TaskId taskId, String reason, String by) implements TaskEvent {}

    /** A blocked task is to be tried again at once; a finished one is retried as a new task instead. */
    record TaskRetryRequested(TaskId taskId, String by) implements TaskEvent {}

    /** A person approved work that waits for review. */
    record TaskApproved(TaskId taskId, String by) implements TaskEvent {}

    /** A person sent work back that waits for review. */
    record TaskRejected(TaskId taskId, String reason, String by) implements TaskEvent {}

    /** Nothing of the task is to be started from here on; an attempt under way goes on to its end. */
    record TaskPauseRequested(TaskId taskId, String reason, String by) implements TaskEvent {}

    record TaskResumeRequested(TaskId taskId, String by) implements TaskEvent {}

    /** The task is to be done by another worker; an attempt under way at a different one is to end. */
    record TaskReassignRequested(TaskId taskId, WorkerId to, String by) implements TaskEvent {}

    record DecisionAnswered(TaskId taskId, Answer answer) implements TaskEvent {}
}
