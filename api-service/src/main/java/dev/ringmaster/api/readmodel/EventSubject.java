package dev.ringmaster.api.readmodel;

import dev.ringmaster.model.budget.BudgetState;
import dev.ringmaster.model.event.AssignmentEvent;
import dev.ringmaster.model.event.AttemptEvent;
import dev.ringmaster.model.event.ControlEvent;
import dev.ringmaster.model.event.DecisionNeeded;
import dev.ringmaster.model.event.Event;
import dev.ringmaster.model.event.ImprovementEvent;
import dev.ringmaster.model.event.OutputAppended;
import dev.ringmaster.model.event.ProjectEvent;
import dev.ringmaster.model.event.PromptEvent;
import dev.ringmaster.model.event.StatusEvent;
import dev.ringmaster.model.event.SystemEvent;
import dev.ringmaster.model.event.TaskEvent;
import dev.ringmaster.model.event.TaskStateRecorded;
import dev.ringmaster.model.event.WorkEvent;
import dev.ringmaster.model.event.WorkerEvent;
import dev.ringmaster.model.id.TaskId;
import org.jspecify.annotations.Nullable;

/** Which task and project an event is about; null where it is about none. */
record EventSubject(@Nullable String task, @Nullable String project) {

    private static final EventSubject NONE = new EventSubject(null, null);

    static EventSubject of(Event event) {
        return switch (event) {
            case ProjectEvent project ->
                new EventSubject(null, project.projectId().value());
            case TaskEvent.TaskCreated created ->
                new EventSubject(
                        created.taskId().value(), created.task().project().value());
            case TaskEvent task -> ofTask(task.taskId());
            case AssignmentEvent.TaskAssigned assigned ->
                new EventSubject(
                        assigned.taskId().value(),
                        assigned.assignment().task().project().value());
            case AssignmentEvent.TaskRevoked revoked -> ofTask(revoked.taskId());
            case PromptEvent prompt ->
                new EventSubject(
                        prompt.taskId().value(),
                        prompt.assignment().task().project().value());
            case AttemptEvent attempt ->
                new EventSubject(
                        attempt.attempt().task().value(),
                        attempt.attempt().project().value());
            case WorkEvent work -> new EventSubject(null, work.project().value());
            case OutputAppended output ->
                new EventSubject(
                        output.attempt().task().value(),
                        output.attempt().project().value());
            case StatusEvent.OfTask status ->
                new EventSubject(
                        status.state().task().value(), status.state().project().value());
            case StatusEvent.QueueRanked ranked ->
                new EventSubject(null, ranked.project().value());
            case StatusEvent.QueueLinedUp line ->
                new EventSubject(null, line.project().value());
            case TaskStateRecorded recorded ->
                new EventSubject(
                        recorded.state().task().value(),
                        recorded.state().project().value());
            case DecisionNeeded needed ->
                new EventSubject(
                        needed.decision().task().value(),
                        needed.decision().project().value());
            case StatusEvent.BudgetRecorded recorded -> ofBudget(recorded.budget());
            case StatusEvent.WorkersHeld held -> NONE;
            case StatusEvent.WorkersFreed freed -> NONE;
            case StatusEvent.SlotsScaled scaled -> NONE;
            case ImprovementEvent.OfRelease improvement ->
                new EventSubject(
                        improvement.release().attempt().task().value(),
                        improvement.release().attempt().project().value());
            case ImprovementEvent.BreakerChanged breaker -> NONE;
            case ControlEvent control -> NONE;
            case WorkerEvent worker -> NONE;
            case SystemEvent system -> NONE;
        };
    }

    private static EventSubject ofBudget(BudgetState budget) {
        return switch (budget.scope()) {
            case TASK -> ofTask(new TaskId(budget.subject()));
            case PROJECT_DAY -> new EventSubject(null, budget.subject());
            case DAY -> NONE;
        };
    }

    /** The project is the part of the id before its number. */
    private static EventSubject ofTask(TaskId task) {
        int dash = task.value().lastIndexOf('-');
        return new EventSubject(task.value(), dash < 1 ? null : task.value().substring(0, dash));
    }
}
