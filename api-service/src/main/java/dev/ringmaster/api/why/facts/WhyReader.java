package dev.ringmaster.api.why.facts;

import dev.ringmaster.api.store.DecisionRepository;
import dev.ringmaster.api.store.DecisionStatus;
import dev.ringmaster.api.store.ProjectRepository;
import dev.ringmaster.api.store.StoredDecision;
import dev.ringmaster.api.store.StoredTask;
import dev.ringmaster.api.store.TaskRepository;
import dev.ringmaster.api.view.AttemptRepository;
import dev.ringmaster.api.view.AttemptSummary;
import dev.ringmaster.api.view.LineRepository;
import dev.ringmaster.api.view.WorkerOutlook;
import dev.ringmaster.api.view.WorkerRepository;
import dev.ringmaster.api.why.LastAttempt;
import dev.ringmaster.api.why.Prerequisites;
import dev.ringmaster.api.why.WhyFacts;
import dev.ringmaster.model.decision.Decision;
import dev.ringmaster.model.id.Capability;
import dev.ringmaster.model.id.DecisionId;
import dev.ringmaster.model.id.TaskId;
import dev.ringmaster.model.settings.Settings;
import dev.ringmaster.model.task.BlockReason;
import dev.ringmaster.model.task.TaskState;
import dev.ringmaster.model.task.TaskStatus;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads what the explanation of a task is made from. */
@ApplicationScoped
public class WhyReader {

    private final TaskRepository tasks;
    private final LineRepository lines;
    private final AttemptRepository attempts;
    private final DecisionRepository decisions;
    private final WorkerRepository workers;
    private final ProjectRepository projects;

    WhyReader(
            TaskRepository tasks,
            LineRepository lines,
            AttemptRepository attempts,
            DecisionRepository decisions,
            WorkerRepository workers,
            ProjectRepository projects) {
        this.tasks = tasks;
        this.lines = lines;
        this.attempts = attempts;
        this.decisions = decisions;
        this.workers = workers;
        this.projects = projects;
    }

    /** @param settings those in force, for the limits */
    public WhyFacts of(Connection connection, StoredTask task, Settings settings, Instant now) throws SQLException {
        TaskId id = task.definition().id();
        TaskState state = task.state();
        var line = lines.of(connection, task.definition().project());
        var before = task.status() == TaskStatus.BLOCKED
                ? new Before(tasks.before(connection, id), line).prerequisites(id)
                : new Prerequisites(id, Map.of());
        List<TaskState> holding = lines.holdingSlots(connection);
        var limits = new Limits(
                settings.scheduling(),
                projects.find(connection, task.definition().project()).orElse(null),
                holding,
                settings.scheduling().maxPerCapability().isEmpty() ? List.of() : required(connection, holding));
        boolean ready = task.status() == TaskStatus.READY;
        return new WhyFacts(
                task.definition(),
                task.initialStatus(),
                state,
                before,
                ready ? line.of(id) : null,
                limits.offer(new WorkerOutlook(workers.all(connection)), task),
                attempts.list(connection, id.value(), 1).stream()
                        .map(WhyReader::attempt)
                        .findFirst()
                        .orElse(null),
                question(connection, id, state),
                tasks.retriesOf(connection, id).stream()
                        .map(retry -> retry.definition().id())
                        .toList(),
                now);
    }

    private List<Capability> required(Connection connection, List<TaskState> holding) throws SQLException {
        List<Capability> required = new ArrayList<>();
        for (TaskState state : holding) {
            tasks.find(connection, state.task())
                    .ifPresent(task -> required.addAll(task.definition().requires()));
        }
        return required;
    }

    private static LastAttempt attempt(AttemptSummary attempt) {
        AttemptSummary.Health health = attempt.health();
        return new LastAttempt(
                attempt.id(),
                attempt.number(),
                attempt.worker(),
                attempt.sentence(),
                attempt.startedAt(),
                attempt.lastOutputAt(),
                health == null ? null : health.state().word() + " (" + health.reason() + ")",
                attempt.targetBranch(),
                attempt.dispatch());
    }

    /** The open question that it is blocked by, else any that is open about it. */
    private @Nullable Decision question(Connection connection, TaskId id, @Nullable TaskState state)
            throws SQLException {
        List<Decision> open = decisions.list(connection, DecisionStatus.OPEN, id, 10).stream()
                .map(StoredDecision::decision)
                .toList();
        DecisionId named = state == null ? null : named(state.blockedBy());
        return open.stream()
                .filter(decision -> decision.id().equals(named))
                .findFirst()
                .orElse(state != null && state.status().isActive() && !open.isEmpty() ? open.getFirst() : null);
    }

    private static @Nullable DecisionId named(@Nullable BlockReason reason) {
        return switch (reason) {
            case BlockReason.Decision decision -> decision.decision();
            case BlockReason.Budget budget -> budget.decision();
            case null, default -> null;
        };
    }
}
