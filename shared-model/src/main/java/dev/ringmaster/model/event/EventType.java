package dev.ringmaster.model.event;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The table of event types: each type's CloudEvents name, its topic and its record. A type is added, never changed. */
public enum EventType {
    PROJECT_UPDATED("project.updated", Topic.PROJECTS, ProjectEvent.ProjectUpdated.class),
    TASK_CREATED("task.created", Topic.TASKS, TaskEvent.TaskCreated.class),
    TASK_UPDATED("task.updated", Topic.TASKS, TaskEvent.TaskUpdated.class),
    TASK_SUBMITTED("task.submitted", Topic.TASKS, TaskEvent.TaskSubmitted.class),
    TASK_CANCEL_REQUESTED("task.cancel-requested", Topic.TASKS, TaskEvent.TaskCancelRequested.class),
    TASK_RETRY_REQUESTED("task.retry-requested", Topic.TASKS, TaskEvent.TaskRetryRequested.class),
    TASK_APPROVED("task.approved", Topic.TASKS, TaskEvent.TaskApproved.class),
    TASK_REJECTED("task.rejected", Topic.TASKS, TaskEvent.TaskRejected.class),
    TASK_PAUSE_REQUESTED("task.pause-requested", Topic.TASKS, TaskEvent.TaskPauseRequested.class),
    TASK_RESUME_REQUESTED("task.resume-requested", Topic.TASKS, TaskEvent.TaskResumeRequested.class),
    TASK_REASSIGN_REQUESTED("task.reassign-requested", Topic.TASKS, TaskEvent.TaskReassignRequested.class),
    RING_PAUSE_REQUESTED("ring.pause-requested", Topic.TASKS, ControlEvent.PauseAllRequested.class),
    WORKER_PAUSE_REQUESTED("worker.pause-requested", Topic.TASKS, ControlEvent.WorkerPauseRequested.class),
    RELEASE_ROLLBACK_REQUESTED("release.rollback-requested", Topic.TASKS, ControlEvent.RollbackRequested.class),
    BREAKER_CLOSE_REQUESTED("breaker.close-requested", Topic.TASKS, ControlEvent.BreakerCloseRequested.class),
    WORK_COLLECTION_REQUESTED("work.collection-requested", Topic.TASKS, ControlEvent.WorkCollectionRequested.class),
    TASKS_ARRIVING("tasks.arriving", Topic.TASKS, ControlEvent.TasksArriving.class),
    TASKS_ARRIVED("tasks.arrived", Topic.TASKS, ControlEvent.TasksArrived.class),
    CONFIG_RELOAD_REQUESTED("config.reload-requested", Topic.TASKS, ControlEvent.ConfigReloadRequested.class),
    DECISION_ANSWERED("decision.answered", Topic.TASKS, TaskEvent.DecisionAnswered.class),
    TASK_ASSIGNED("task.assigned", Topic.ASSIGNMENTS, AssignmentEvent.TaskAssigned.class),
    TASK_REVOKED("task.revoked", Topic.ASSIGNMENTS, AssignmentEvent.TaskRevoked.class),
    TASK_PREPARED("task.prepared", Topic.PROMPTS, PromptEvent.TaskPrepared.class),
    TASK_PREPARATION_FAILED("task.preparation-failed", Topic.PROMPTS, PromptEvent.TaskPreparationFailed.class),
    ATTEMPT_DECLINED("attempt.declined", Topic.ATTEMPTS, AttemptEvent.AttemptDeclined.class),
    ATTEMPT_STARTED("attempt.started", Topic.ATTEMPTS, AttemptEvent.AttemptStarted.class),
    ATTEMPT_PROGRESSED("attempt.progressed", Topic.ATTEMPTS, AttemptEvent.AttemptProgressed.class),
    ATTEMPT_REPORTED("attempt.reported", Topic.ATTEMPTS, AttemptEvent.AttemptReported.class),
    ATTEMPT_HEALTH_CHANGED("attempt.health-changed", Topic.ATTEMPTS, AttemptEvent.AttemptHealthChanged.class),
    ATTEMPT_EXITED("attempt.exited", Topic.ATTEMPTS, AttemptEvent.AttemptExited.class),
    ATTEMPT_PROVEN("attempt.proven", Topic.ATTEMPTS, AttemptEvent.AttemptProven.class),
    ATTEMPT_LANDED("attempt.landed", Topic.ATTEMPTS, AttemptEvent.AttemptLanded.class),
    ATTEMPT_CONFLICTED("attempt.conflicted", Topic.ATTEMPTS, AttemptEvent.AttemptConflicted.class),
    ATTEMPT_AWAITS_REVIEW("attempt.awaits-review", Topic.ATTEMPTS, AttemptEvent.AttemptAwaitsReview.class),
    ATTEMPT_PROPOSED("attempt.proposed", Topic.ATTEMPTS, AttemptEvent.AttemptProposed.class),
    ATTEMPT_HANDED_OVER("attempt.handed-over", Topic.ATTEMPTS, AttemptEvent.AttemptHandedOver.class),
    ATTEMPT_FINISHED("attempt.finished", Topic.ATTEMPTS, AttemptEvent.AttemptFinished.class),
    WORK_RECORDED("work.recorded", Topic.ATTEMPTS, WorkEvent.WorkRecorded.class),
    WORK_COLLECTED("work.collected", Topic.ATTEMPTS, WorkEvent.WorkCollected.class),
    WORK_REMOVED("work.removed", Topic.ATTEMPTS, WorkEvent.WorkRemoved.class),
    /** On {@link Topic#STATUS} when the queue raises it; the scheduler publishes it on {@link Topic#ATTEMPTS}, release-service on {@link Topic#RELEASES}. */
    DECISION_NEEDED("decision.needed", Topic.STATUS, DecisionNeeded.class),
    WORKER_AVAILABLE("worker.available", Topic.WORKERS, WorkerEvent.WorkerAvailable.class),
    WORKER_BUSY("worker.busy", Topic.WORKERS, WorkerEvent.WorkerBusy.class),
    WORKER_PAUSED("worker.paused", Topic.WORKERS, WorkerEvent.WorkerPaused.class),
    WORKER_OFFLINE("worker.offline", Topic.WORKERS, WorkerEvent.WorkerOffline.class),
    TASK_READY("task.ready", Topic.STATUS, StatusEvent.TaskReady.class),
    TASK_BLOCKED("task.blocked", Topic.STATUS, StatusEvent.TaskBlocked.class),
    TASK_STARTED("task.started", Topic.STATUS, StatusEvent.TaskStarted.class),
    TASK_IN_REVIEW("task.in-review", Topic.STATUS, StatusEvent.TaskInReview.class),
    TASK_COMPLETED("task.completed", Topic.STATUS, StatusEvent.TaskCompleted.class),
    TASK_FAILED("task.failed", Topic.STATUS, StatusEvent.TaskFailed.class),
    TASK_CANCELLED("task.cancelled", Topic.STATUS, StatusEvent.TaskCancelled.class),
    WORKERS_HELD("workers.held", Topic.STATUS, StatusEvent.WorkersHeld.class),
    WORKERS_FREED("workers.freed", Topic.STATUS, StatusEvent.WorkersFreed.class),
    BUDGET_RECORDED("budget.recorded", Topic.STATUS, StatusEvent.BudgetRecorded.class),
    SLOTS_SCALED("slots.scaled", Topic.STATUS, StatusEvent.SlotsScaled.class),
    QUEUE_RANKED("queue.ranked", Topic.STATUS, StatusEvent.QueueRanked.class),
    QUEUE_LINED_UP("queue.lined-up", Topic.STATUS, StatusEvent.QueueLinedUp.class),
    TASK_STATE_RECORDED("task-state.recorded", Topic.TASK_STATES, TaskStateRecorded.class),
    OUTPUT_APPENDED("output.appended", Topic.OUTPUT, OutputAppended.class),
    IMPROVEMENT_BEGUN("improvement.begun", Topic.RELEASES, ImprovementEvent.ImprovementBegun.class),
    IMPROVEMENT_STAGE_ENTERED(
            "improvement.stage-entered", Topic.RELEASES, ImprovementEvent.ImprovementStageEntered.class),
    IMPROVEMENT_STAGE_PASSED("improvement.stage-passed", Topic.RELEASES, ImprovementEvent.ImprovementStagePassed.class),
    IMPROVEMENT_BLOCKED("improvement.blocked", Topic.RELEASES, ImprovementEvent.ImprovementBlocked.class),
    IMPROVEMENT_APPROVED("improvement.approved", Topic.RELEASES, ImprovementEvent.ImprovementApproved.class),
    IMPROVEMENT_OUTDATED("improvement.outdated", Topic.RELEASES, ImprovementEvent.ImprovementOutdated.class),
    IMPROVEMENT_LIVE("improvement.live", Topic.RELEASES, ImprovementEvent.ImprovementLive.class),
    IMPROVEMENT_KEPT("improvement.kept", Topic.RELEASES, ImprovementEvent.ImprovementKept.class),
    IMPROVEMENT_REJECTED("improvement.rejected", Topic.RELEASES, ImprovementEvent.ImprovementRejected.class),
    IMPROVEMENT_WENT_BACK("improvement.went-back", Topic.RELEASES, ImprovementEvent.ImprovementWentBack.class),
    BREAKER_CHANGED("breaker.changed", Topic.RELEASES, ImprovementEvent.BreakerChanged.class),
    COMPONENT_RESTARTED("component.restarted", Topic.SYSTEM, SystemEvent.ComponentRestarted.class),
    CONFIG_PROPOSED("config.proposed", Topic.SYSTEM, SystemEvent.ConfigProposed.class),
    CONFIG_PREPARED("config.prepared", Topic.SYSTEM, SystemEvent.ConfigPrepared.class),
    CONFIG_REJECTED("config.rejected", Topic.SYSTEM, SystemEvent.ConfigRejected.class),
    CONFIG_APPLIED("config.applied", Topic.SYSTEM, SystemEvent.ConfigApplied.class);

    private static final String PREFIX = "dev.ringmaster.";
    private static final String SUFFIX = ".v1";

    private static final Map<String, EventType> BY_NAME = Arrays.stream(values())
            .collect(Collectors.toUnmodifiableMap(EventType::cloudEventsType, Function.identity()));
    private static final Map<Class<? extends Event>, EventType> BY_RECORD =
            Arrays.stream(values()).collect(Collectors.toUnmodifiableMap(EventType::record, Function.identity()));

    private final String fact;
    private final Topic topic;
    private final Class<? extends Event> record;

    EventType(String fact, Topic topic, Class<? extends Event> record) {
        this.fact = fact;
        this.topic = topic;
        this.record = record;
    }

    /** The CloudEvents {@code type}, such as {@code dev.ringmaster.task.created.v1}. */
    public String cloudEventsType() {
        return PREFIX + fact + SUFFIX;
    }

    /** The entity and fact alone, such as {@code task.created}, as people see it. */
    public String fact() {
        return fact;
    }

    public Topic topic() {
        return topic;
    }

    public Class<? extends Event> record() {
        return record;
    }

    /** @throws IllegalArgumentException if the record is missing from this table, which a test rules out */
    public static EventType of(Event event) {
        EventType type = BY_RECORD.get(event.getClass());
        if (type == null) {
            throw new IllegalArgumentException(
                    "no event type for " + event.getClass().getName());
        }
        return type;
    }

    /** The type with this CloudEvents name, or empty for one that this version does not know. */
    public static Optional<EventType> ofCloudEventsType(String name) {
        return Optional.ofNullable(BY_NAME.get(name));
    }
}
