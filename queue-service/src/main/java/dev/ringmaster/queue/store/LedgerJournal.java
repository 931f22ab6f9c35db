package dev.ringmaster.queue.store;

import dev.ringmaster.model.attempt.Assignment;
import dev.ringmaster.model.attempt.DependencyResult;
import dev.ringmaster.model.attempt.DispatchReason;
import dev.ringmaster.model.attempt.EarlierFailure;
import dev.ringmaster.model.decision.Answer;
import dev.ringmaster.model.event.AssignmentEvent.TaskAssigned;
import dev.ringmaster.model.event.Event;
import dev.ringmaster.model.id.DecisionId;
import dev.ringmaster.model.id.ProjectId;
import dev.ringmaster.model.id.TaskId;
import dev.ringmaster.model.project.ProjectPolicy;
import dev.ringmaster.model.task.TaskDefinition;
import dev.ringmaster.model.worker.WorkerSnapshot;
import dev.ringmaster.queue.board.Journal;
import dev.ringmaster.queue.budget.Spend;
import dev.ringmaster.queue.dispatch.Dispatch;
import dev.ringmaster.queue.slot.Turn;
import dev.ringmaster.queue.task.TaskRun;
import dev.ringmaster.queue.worker.Clock;
import dev.ringmaster.runtime.ledger.LedgerTransaction;
import java.math.BigDecimal;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** The journal of one ledger transaction. A refusal of the database comes out of every method as {@link StoreException}. */
final class LedgerJournal implements Journal {

    private static final Logger LOG = Logger.getLogger(LedgerJournal.class);

    private final QueueStore store;
    private final LedgerTransaction tx;
    private final Instant now;

    LedgerJournal(QueueStore store, LedgerTransaction tx) {
        this.store = store;
        this.tx = tx;
        this.now = tx.now().truncatedTo(ChronoUnit.MICROS);
    }

    @Override
    public Instant now() {
        return now;
    }

    @Override
    public @Nullable String trace() {
        return tx.traceparent();
    }

    @Override
    public void continueTrace(@Nullable String trace) {
        tx.continueTrace(trace);
    }

    @Override
    public void keepProject(ProjectId project, long version, ProjectPolicy policy) {
        write(() -> store.projects.save(tx, project, version, policy));
    }

    @Override
    public void dropProject(ProjectId project) {
        write(() -> store.projects.delete(tx, project));
    }

    @Override
    public void keepTurn(Turn turn) {
        write(() -> store.projects.saveTurn(tx, turn));
    }

    @Override
    public void keepWorker(WorkerSnapshot worker, boolean takesTasks) {
        write(() -> store.workers.save(tx, worker, takesTasks));
    }

    @Override
    public void keepClock(Clock clock) {
        write(() -> store.clocks.save(tx, clock));
    }

    @Override
    public void dropClock(String key) {
        write(() -> store.clocks.delete(tx, key));
    }

    @Override
    public void keepRingPause(@Nullable String by) {
        write(() -> store.brakes.saveRingPause(tx, by));
    }

    @Override
    public void keepSpend(Spend spend) {
        write(() -> store.spends.save(tx, spend));
    }

    @Override
    public void keepCeiling(TaskId task, BigDecimal usd) {
        write(() -> store.spends.saveCeiling(tx, task, usd));
    }

    @Override
    public void addTask(TaskDefinition definition, TaskRun run) {
        write(() -> {
            store.tasks.save(tx, definition);
            store.tasks.addDependencies(tx, definition);
            store.runs.insert(tx, run);
        });
    }

    @Override
    public void changeTask(TaskDefinition definition) {
        write(() -> {
            store.tasks.save(tx, definition);
            store.tasks.replaceDependencies(tx, definition);
        });
    }

    @Override
    public void moveTask(TaskRun next, long fromVersion) {
        write(() -> store.runs.update(tx, next, fromVersion));
    }

    @Override
    public TaskDefinition definition(TaskId task) {
        return read(() -> store.tasks.get(tx, task));
    }

    @Override
    public void keepFailure(TaskId task, EarlierFailure failure) {
        write(() -> store.history.addFailure(tx, task, failure));
    }

    @Override
    public void keepAnswer(Answer answer) {
        write(() -> store.history.saveAnswer(tx, answer));
    }

    @Override
    public Optional<Answer> answerTo(TaskId task, DecisionId decision) {
        return read(() -> store.history.answerTo(tx, task, decision));
    }

    @Override
    public void assign(
            TaskRun run, Dispatch dispatch, DispatchReason why, long projectVersion, UnaryOperator<TaskId> standIn) {
        write(() -> store.dispatches.add(tx, run, dispatch, why));
        // Each attempt is a trace of its own, not a part of the event that made room for it.
        tx.continueTrace(null);
        repeatAssignment(run, projectVersion, standIn);
    }

    @Override
    public void repeatAssignment(TaskRun run, long projectVersion, UnaryOperator<TaskId> standIn) {
        write(() -> tx.publish(assigned(run, projectVersion, standIn)));
    }

    private TaskAssigned assigned(TaskRun run, long projectVersion, UnaryOperator<TaskId> standIn) throws SQLException {
        TaskDefinition task = store.tasks.get(tx, run.task());
        DispatchReason why =
                store.dispatches.reason(tx, run.task(), run.epoch()).orElse(null);
        var assignment = new Assignment(
                task,
                Objects.requireNonNull(run.attempt()),
                run.epoch(),
                run.tries().nextNumber(),
                Objects.requireNonNull(run.worker()),
                Math.max(1, projectVersion),
                run.readyAt() == null ? run.since() : run.readyAt(),
                Objects.requireNonNull(run.claim()).resume(),
                why == null || why.model() == null ? null : why.model().model());
        List<DependencyResult> results = new ArrayList<>();
        for (TaskId dependency : task.orderedDependencies()) {
            store.tasks.result(tx, standIn.apply(dependency)).ifPresent(results::add);
        }
        boolean first = run.tries().ended() == 0;
        return new TaskAssigned(
                assignment,
                first ? List.of() : store.history.failuresOf(tx, run.task()),
                results,
                first ? List.of() : store.history.answersOf(tx, run.task()),
                why);
    }

    @Override
    public void publish(Event event) {
        write(() -> tx.publish(event));
    }

    @Override
    public void note(String sentence) {
        LOG.debug(sentence);
    }

    private interface Write {
        void run() throws SQLException;
    }

    private interface Read<T> {
        T run() throws SQLException;
    }

    private static void write(Write write) {
        try {
            write.run();
        } catch (SQLException e) {
            throw new StoreException(e);
        }
    }

    private static <T> T read(Read<T> read) {
        try {
            return read.run();
        } catch (SQLException e) {
            throw new StoreException(e);
        }
    }
}
