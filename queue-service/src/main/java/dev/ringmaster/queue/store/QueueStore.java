package dev.ringmaster.queue.store;

import dev.ringmaster.model.id.Capability;
import dev.ringmaster.model.id.ProjectId;
import dev.ringmaster.model.id.TaskId;
import dev.ringmaster.model.id.WorkerId;
import dev.ringmaster.model.task.Priority;
import dev.ringmaster.model.task.Proviso;
import dev.ringmaster.queue.board.Journal;
import dev.ringmaster.queue.board.StoredQueue;
import dev.ringmaster.queue.board.StoredQueue.StoredBrakes;
import dev.ringmaster.queue.board.StoredQueue.StoredTask;
import dev.ringmaster.queue.board.TaskTraits;
import dev.ringmaster.queue.dispatch.Requirement;
import dev.ringmaster.runtime.ledger.LedgerTransaction;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The queue's part of the database: reads the whole of it for a start, and gives each transaction its journal. */
public final class QueueStore {

    private final Json json = new Json();

    final ProjectRepository projects = new ProjectRepository();
    final WorkerRepository workers = new WorkerRepository(json);
    final TaskRepository tasks = new TaskRepository(json);
    final TaskRunRepository runs = new TaskRunRepository();
    final HistoryRepository history = new HistoryRepository(json);
    final DispatchRepository dispatches = new DispatchRepository(json);
    final ClockRepository clocks = new ClockRepository(json);
    final BrakeRepository brakes = new BrakeRepository();
    final SpendRepository spends = new SpendRepository();

    /** A journal that writes into the transaction. */
    public Journal journal(LedgerTransaction tx) {
        return new LedgerJournal(this, tx);
    }

    /**
     * Everything the board is built from, as the connection sees it.
     *
     * @param today of earlier days only what unfinished tasks have spent is read
     */
    public StoredQueue load(Connection connection, LocalDate today) throws SQLException {
        return new StoredQueue(
                projects.all(connection),
                workers.all(connection),
                tasks(connection),
                new StoredBrakes(
                        brakes.ringPausedBy(connection),
                        clocks.all(connection),
                        spends.since(connection, today),
                        spends.ceilings(connection)));
    }

    private List<StoredTask> tasks(Connection connection) throws SQLException {
        Map<String, Set<TaskId>> dependencies = dependencies(connection);
        List<StoredTask> all = new ArrayList<>();
        try (PreparedStatement query = connection.prepareStatement("""
                        SELECT task.id, task.project, task.version AS definition_version, task.priority, task.requires,
                            task.agent, task.estimate_millis, task.retry_of, task.created_micros,
                            task.proviso, task_run.*
                        FROM task JOIN task_run ON task_run.task = task.id
                        ORDER BY task.created_micros, task.id
                        """);
                ResultSet row = query.executeQuery()) {
            while (row.next()) {
                TaskTraits traits = traits(row);
                String retryOf = row.getString("retry_of");
                all.add(new StoredTask(
                        traits,
                        dependencies.getOrDefault(traits.id().value(), Set.of()),
                        retryOf == null ? null : new TaskId(retryOf),
                        TaskRunRepository.of(row, traits.id(), traits.project())));
            }
        }
        return all;
    }

    private TaskTraits traits(ResultSet row) throws SQLException {
        long millis = row.getLong("estimate_millis");
        Duration estimate = row.wasNull() ? null : Duration.ofMillis(millis);
        String proviso = row.getString("proviso");
        return new TaskTraits(
                new TaskId(row.getString("id")),
                new ProjectId(row.getString("project")),
                row.getLong("definition_version"),
                new Priority(row.getInt("priority")),
                requirement(row.getString("requires"), row.getString("agent")),
                estimate,
                Columns.instant(row, "created_micros"),
                proviso == null ? Proviso.NONE : json.read(proviso, Proviso.class));
    }

    private static Requirement requirement(String requires, @Nullable String agent) {
        if (requires.isEmpty() && agent == null) {
            return Requirement.NONE;
        }
        Set<Capability> capabilities = requires.isEmpty()
                ? Set.of()
                : Arrays.stream(requires.split(TaskRepository.SEPARATOR))
                        .map(Capability::new)
                        .collect(Collectors.toUnmodifiableSet());
        return new Requirement(capabilities, agent == null ? null : new WorkerId(agent));
    }

    private static Map<String, Set<TaskId>> dependencies(Connection connection) throws SQLException {
        Map<String, Set<TaskId>> dependencies = new HashMap<>();
        try (PreparedStatement query = connection.prepareStatement("SELECT task, depends_on FROM dependency");
                ResultSet row = query.executeQuery()) {
            while (row.next()) {
                dependencies
                        .computeIfAbsent(row.getString("task"), _ -> new HashSet<>())
                        .add(new TaskId(row.getString("depends_on")));
            }
        }
        return dependencies;
    }
}
