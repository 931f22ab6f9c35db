package dev.ringmaster.runtime.messaging;

import dev.ringmaster.model.attempt.Assignment;
import dev.ringmaster.model.attempt.AttemptRef;
import dev.ringmaster.model.attempt.DependencyResult;
import dev.ringmaster.model.attempt.EarlierFailure;
import dev.ringmaster.model.attempt.GateResult;
import dev.ringmaster.model.attempt.Outcome;
import dev.ringmaster.model.attempt.PromptBlock;
import dev.ringmaster.model.attempt.PromptBudget;
import dev.ringmaster.model.budget.BudgetState;
import dev.ringmaster.model.decision.Answer;
import dev.ringmaster.model.decision.Decision;
import dev.ringmaster.model.event.AssignmentEvent;
import dev.ringmaster.model.event.AttemptEvent;
import dev.ringmaster.model.event.ControlEvent;
import dev.ringmaster.model.event.DecisionNeeded;
import dev.ringmaster.model.event.ImprovementEvent;
import dev.ringmaster.model.event.MetricStatus;
import dev.ringmaster.model.event.OutputAppended;
import dev.ringmaster.model.event.ProjectEvent;
import dev.ringmaster.model.event.PromptEvent;
import dev.ringmaster.model.event.RankedTask;
import dev.ringmaster.model.event.StatusEvent;
import dev.ringmaster.model.event.SystemEvent;
import dev.ringmaster.model.event.TaskEvent;
import dev.ringmaster.model.event.TaskStateRecorded;
import dev.ringmaster.model.event.WorkEvent;
import dev.ringmaster.model.event.WorkerEvent;
import dev.ringmaster.model.id.AttemptId;
import dev.ringmaster.model.id.Capability;
import dev.ringmaster.model.id.DecisionId;
import dev.ringmaster.model.id.Epoch;
import dev.ringmaster.model.id.EventId;
import dev.ringmaster.model.id.ProjectId;
import dev.ringmaster.model.id.ReleaseId;
import dev.ringmaster.model.id.TaskId;
import dev.ringmaster.model.id.WorkerId;
import dev.ringmaster.model.kept.KeptWork;
import dev.ringmaster.model.kept.RemovedWork;
import dev.ringmaster.model.project.Gate;
import dev.ringmaster.model.project.Project;
import dev.ringmaster.model.project.ProjectPolicy;
import dev.ringmaster.model.project.WorkspaceSetup;
import dev.ringmaster.model.release.ComponentSwap;
import dev.ringmaster.model.release.ReleaseRef;
import dev.ringmaster.model.task.BlockReason;
import dev.ringmaster.model.task.Priority;
import dev.ringmaster.model.task.Proviso;
import dev.ringmaster.model.task.TaskDefinition;
import dev.ringmaster.model.task.TaskState;
import dev.ringmaster.model.worker.WorkerHold;
import dev.ringmaster.model.worker.WorkerSnapshot;
import io.quarkus.runtime.annotations.RegisterForReflection;

/** Names to a native build what {@link EventCodec} reads and writes by reflection; nested records come with their families. */
@RegisterForReflection(
        targets = {
            AssignmentEvent.class,
            AttemptEvent.class,
            ControlEvent.class,
            DecisionNeeded.class,
            ImprovementEvent.class,
            OutputAppended.class,
            ProjectEvent.class,
            PromptEvent.class,
            StatusEvent.class,
            SystemEvent.class,
            TaskEvent.class,
            TaskStateRecorded.class,
            WorkEvent.class,
            WorkerEvent.class,
            MetricStatus.class,
            RankedTask.class,
            Assignment.class,
            AttemptRef.class,
            DependencyResult.class,
            EarlierFailure.class,
            GateResult.class,
            Outcome.class,
            PromptBlock.class,
            PromptBudget.class,
            Answer.class,
            Decision.class,
            AttemptId.class,
            Capability.class,
            DecisionId.class,
            Epoch.class,
            EventId.class,
            ProjectId.class,
            TaskId.class,
            WorkerId.class,
            Gate.class,
            Project.class,
            ProjectPolicy.class,
            WorkspaceSetup.class,
            KeptWork.class,
            RemovedWork.class,
            ComponentSwap.class,
            ReleaseId.class,
            ReleaseRef.class,
            BlockReason.class,
            Priority.class,
            Proviso.class,
            TaskDefinition.class,
            TaskState.class,
            BudgetState.class,
            WorkerHold.class,
            WorkerSnapshot.class
        })
final class EventReflection {

    private EventReflection() {}
}
