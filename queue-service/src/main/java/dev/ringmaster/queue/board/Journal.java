package dev.ringmaster.queue.board;

import dev.ringmaster.model.attempt.DispatchReason;
import dev.ringmaster.model.attempt.EarlierFailure;
import dev.ringmaster.model.decision.Answer;
import dev.ringmaster.model.event.Event;
import dev.ringmaster.model.id.DecisionId;
import dev.ringmaster.model.id.ProjectId;
import dev.ringmaster.model.id.TaskId;
import dev.ringmaster.model.project.ProjectPolicy;
import dev.ringmaster.model.task.TaskDefinition;
import dev.ringmaster.model.worker.WorkerSnapshot;
import dev.ringmaster.queue.budget.Spend;
import dev.ringmaster.queue.dispatch.Dispatch;
import dev.ringmaster.queue.slot.Turn;
import dev.ringmaster.queue.task.TaskRun;
import dev.ringmaster.queue.worker.Clock;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Where the board writes what it changes and says; all of one journal becomes true together or not at all. */
public interface Journal {

    Instant now();

    /** The W3C trace context of the event that is being handled, or null. */
    @Nullable
    String trace();

    /** What is published from here on belongs to this trace; null begins a new one. */
    void continueTrace(@Nullable String trace);

    void keepProject(ProjectId project, long version, ProjectPolicy policy);

    void dropProject(ProjectId project);

    /** Nothing happens when the project is not kept. */
    void keepTurn(Turn turn);

    /** @param takesTasks whether it may be given anything now */
    void keepWorker(WorkerSnapshot worker, boolean takesTasks);

    /** @param clock over when only its strikes are to be remembered */
    void keepClock(Clock clock);

    /** @param key of a hold */
    void dropClock(String key);

    /** @param by who paused the ring and why, or null when it runs */
    void keepRingPause(@Nullable String by);

    void keepSpend(Spend spend);

    /** @param usd how much all attempts of the task together may cost */
    void keepCeiling(TaskId task, BigDecimal usd);

    void addTask(TaskDefinition definition, TaskRun run);

    void changeTask(TaskDefinition definition);

    /**
     * Stores the task's next state over the one with the given version.
     *
     * @throws RuntimeException if the stored version is another one; the board must then be loaded anew
     */
    void moveTask(TaskRun next, long fromVersion);

    /** The task as it was stored last, its text included. */
    TaskDefinition definition(TaskId task);

    void keepFailure(TaskId task, EarlierFailure failure);

    void keepAnswer(Answer answer);

    /** The answer that is kept already, if any. */
    Optional<Answer> answerTo(TaskId task, DecisionId decision);

    /**
     * Stores why a task was given out, and publishes its assignment.
     *
     * @param why the whole reason, which the assignment carries
     * @param standIn for a dependency the task that fulfilled it: itself or its retry
     */
    void assign(TaskRun run, Dispatch dispatch, DispatchReason why, long projectVersion, UnaryOperator<TaskId> standIn);

    /** Publishes the assignment of a task that has an attempt under way once more, for readers that have lost it. */
    void repeatAssignment(TaskRun run, long projectVersion, UnaryOperator<TaskId> standIn);

    void publish(Event event);

    /** Says in the log why nothing happened. */
    void note(String sentence);
}
