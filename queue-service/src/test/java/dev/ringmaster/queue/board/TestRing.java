package dev.ringmaster.queue.board;

import static dev.ringmaster.queue.Fixtures.NOW;
import static dev.ringmaster.queue.Fixtures.PROJECT;
import static dev.ringmaster.queue.Fixtures.attempt;
import static dev.ringmaster.queue.Fixtures.id;
import static dev.ringmaster.queue.Fixtures.project;

import dev.ringmaster.model.attempt.Assignment;
import dev.ringmaster.model.attempt.AttemptRef;
import dev.ringmaster.model.attempt.FailureClass;
import dev.ringmaster.model.attempt.Outcome;
import dev.ringmaster.model.decision.Answer;
import dev.ringmaster.model.decision.Decision;
import dev.ringmaster.model.decision.DecisionOption;
import dev.ringmaster.model.event.AttemptEvent;
import dev.ringmaster.model.event.ControlEvent;
import dev.ringmaster.model.event.DecisionNeeded;
import dev.ringmaster.model.event.TaskEvent;
import dev.ringmaster.model.id.TaskId;
import dev.ringmaster.model.id.WorkerId;
import dev.ringmaster.model.project.ProjectPolicy;
import dev.ringmaster.model.task.BlockReason;
import dev.ringmaster.model.task.InitialStatus;
import dev.ringmaster.model.task.TaskStatus;
import dev.ringmaster.model.usage.AgentReport;
import dev.ringmaster.model.usage.Cost;
import dev.ringmaster.model.usage.FigureSource;
import dev.ringmaster.model.usage.TokenUsage;
import dev.ringmaster.model.worker.WorkerSnapshot;
import dev.ringmaster.queue.Fixtures.TaskBuilder;
import dev.ringmaster.queue.budget.BudgetLimits;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** A board with a clock of its own, in the words of those who speak to it. */
final class TestRing {

    final MemoryJournal journal = new MemoryJournal();
    private QueueRules rules;
    private int attempts;
    private Board board;

    TestRing(BudgetLimits budgets) {
        this(budgets, null);
    }

    /** @param idleSlots null while slots do not follow the work */
    TestRing(BudgetLimits budgets, @Nullable Duration idleSlots) {
        QueueRules usual = BoardTest.RULES;
        this.rules = new QueueRules(
                usual.weights(),
                usual.ageingPerHour(),
                usual.rankingLimit(),
                usual.limits(),
                usual.retry(),
                usual.waits(),
                budgets,
                idleSlots);
        this.board = newBoard();
        board.projectUpdated(project(PROJECT, ProjectPolicy.DEFAULT), journal);
    }

    private Board newBoard() {
        return new Board(() -> rules, () -> attempt(++attempts), () -> 0);
    }

    Board board() {
        return board;
    }

    /** The settings are changed while the queue runs. */
    void rules(UnaryOperator<QueueRules> change) {
        rules = change.apply(rules);
        board.rulesChanged(journal);
        settle();
    }

    /** The queue-service is killed and comes back. */
    void restart() {
        board = newBoard();
        board.load(journal.stored(), journal.now, Set.of());
        settle();
    }

    void worker(String name, String type, int capacity) {
        board.workerSeen(
                new WorkerSnapshot(
                        new WorkerId(name), type, Set.of(), capacity, 0, false, null, null, NOW, null, null, null),
                true,
                journal);
        settle();
    }

    void worker(String name, int least, int most, @Nullable Integer room) {
        board.workerSeen(
                new WorkerSnapshot(
                        new WorkerId(name), "x", Set.of(), most, 0, false, null, null, NOW, null, least, room),
                true,
                journal);
        settle();
    }

    void create(TaskBuilder task) {
        board.asked(new TaskEvent.TaskCreated(task.build(), InitialStatus.OPEN), journal);
        settle();
    }

    void ask(TaskEvent event) {
        board.asked(event, journal);
        settle();
    }

    void ask(ControlEvent event) {
        board.asked(event, journal);
        settle();
    }

    void report(AttemptEvent event) {
        board.reported(event, journal);
        settle();
    }

    void started(String task) {
        report(new AttemptEvent.AttemptStarted(ref(task), 1, 1, journal.now));
    }

    void session(String task, String session) {
        report(new AttemptEvent.AttemptReported(ref(task), reportOf(session, null), journal.now));
    }

    void cost(String task, String usd) {
        report(new AttemptEvent.AttemptReported(ref(task), reportOf(null, new BigDecimal(usd)), journal.now));
    }

    void finish(String task, Outcome outcome) {
        report(new AttemptEvent.AttemptFinished(ref(task), outcome, true, journal.now));
    }

    void fail(String task, FailureClass failure) {
        finish(task, new Outcome.Failed(failure, "why", "detail"));
    }

    void answer(String task, DecisionOption option) {
        Decision decision = journal.published(DecisionNeeded.class).stream()
                .map(DecisionNeeded::decision)
                .filter(asked -> asked.task().equals(id(task)))
                .reduce((_, last) -> last)
                .orElseThrow();
        ask(new TaskEvent.DecisionAnswered(
                id(task), new Answer(decision.id(), id(task), decision.question(), option, "", "ada", journal.now)));
    }

    void after(Duration time) {
        journal.now = journal.now.plus(time);
        board.wake(journal);
        settle();
    }

    void settle() {
        board.settle(journal);
    }

    Assignment last(String task) {
        return journal.assigned().stream()
                .map(assigned -> assigned.assignment())
                .filter(assignment -> assignment.task().id().equals(id(task)))
                .reduce((_, last) -> last)
                .orElseThrow();
    }

    AttemptRef ref(String task) {
        return last(task).ref();
    }

    long assignments(String task) {
        TaskId id = id(task);
        return journal.assigned().stream()
                .filter(assigned -> assigned.taskId().equals(id))
                .count();
    }

    TaskStatus status(String task) {
        return journal.run(id(task)).status();
    }

    @Nullable
    BlockReason blockedBy(String task) {
        return journal.run(id(task)).blockedBy();
    }

    private static AgentReport reportOf(@Nullable String session, @Nullable BigDecimal usd) {
        Cost cost = usd == null ? Cost.UNKNOWN : new Cost(usd, FigureSource.ACTUAL);
        return new AgentReport("x", session, null, null, null, TokenUsage.UNKNOWN, cost, List.of(), 0, null);
    }
}
