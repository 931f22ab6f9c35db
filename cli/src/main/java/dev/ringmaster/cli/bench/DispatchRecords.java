package dev.ringmaster.cli.bench;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ringmaster.cli.client.Json;
import dev.ringmaster.settings.Component;
import dev.ringmaster.settings.RingFolder;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** What the services wrote down of each task: read from their databases and attempt folders after they have stopped. */
final class DispatchRecords {

    private final RingFolder folder;

    DispatchRecords(RingFolder folder) {
        this.folder = folder;
    }

    /**
     * One attempt as it was recorded.
     *
     * @param started when the shim wrote who it is, just before it became the program
     */
    record Recorded(String attempt, Instant ready, Instant started, Instant finished) {

        double readyToExecMillis() {
            return Duration.between(ready, started).toNanos() / 1e6;
        }
    }

    /**
     * The attempts of a project's tasks.
     *
     * @throws IOException if any task is not done, or has not exactly one attempt
     */
    List<Recorded> attempts(String project, int tasks) throws IOException {
        try (Connection queue = open(Component.QUEUE_SERVICE);
                Connection scheduler = open(Component.SCHEDULER_SERVICE)) {
            expect(
                    "tasks done in the queue's database",
                    tasks,
                    count(
                            queue,
                            project,
                            "SELECT count(*) FROM task_run WHERE status = 'done' AND epoch = 1 AND task IN (SELECT id FROM task WHERE project = ?)"));
            expect(
                    "attempts in the scheduler's database",
                    tasks,
                    count(scheduler, project, "SELECT count(*) FROM attempt WHERE project = ?"));
            expect(
                    "tasks with an attempt in the scheduler's database",
                    tasks,
                    count(
                            scheduler,
                            project,
                            "SELECT count(DISTINCT task) FROM attempt WHERE phase = 'finished' AND project = ?"));
            return recorded(scheduler, project);
        } catch (SQLException failure) {
            throw new IOException("a database could not be read: " + failure.getMessage(), failure);
        }
    }

    /**
     * Where the time of a project's attempts went.
     *
     * @param lagMillis how far the times of files lie behind the clock
     */
    DispatchHops hops(String project, List<Recorded> attempts, double lagMillis) throws IOException {
        try (Connection queue = open(Component.QUEUE_SERVICE);
                Connection api = open(Component.API_SERVICE);
                Connection scheduler = open(Component.SCHEDULER_SERVICE)) {
            DispatchHops hops = new DispatchHops(queue, api, scheduler, project);
            attempts.forEach(attempt -> hops.add(attempt.attempt(), attempt, lagMillis));
            return hops;
        } catch (SQLException failure) {
            throw new IOException("a database could not be read: " + failure.getMessage(), failure);
        }
    }

    private List<Recorded> recorded(Connection scheduler, String project) throws SQLException, IOException {
        List<Recorded> attempts = new ArrayList<>();
        try (var select = scheduler.prepareStatement("SELECT id, assignment, state FROM attempt WHERE project = ?")) {
            select.setString(1, project);
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    Path process = folder.attempts().resolve(rows.getString(1)).resolve("process.json");
                    attempts.add(new Recorded(
                            rows.getString(1),
                            instant(rows.getString(2), "readyAt"),
                            Files.getLastModifiedTime(process).toInstant(),
                            instant(rows.getString(3), "at")));
                }
            }
        }
        return attempts;
    }

    private static Instant instant(String json, String field) throws IOException {
        JsonNode node = Json.read(json.getBytes(StandardCharsets.UTF_8)).path(field);
        if (!node.isTextual()) {
            throw new IOException("no " + field + " in " + json);
        }
        return Instant.parse(node.asText());
    }

    private static void expect(String what, int expected, int found) throws IOException {
        if (expected != found) {
            throw new IOException(what + ": " + found + " and not " + expected);
        }
    }

    private static int count(Connection connection, String project, String sql) throws SQLException {
        try (var select = connection.prepareStatement(sql)) {
            select.setString(1, project);
            try (ResultSet row = select.executeQuery()) {
                return row.next() ? row.getInt(1) : 0;
            }
        }
    }

    private Connection open(Component component) throws SQLException {
        Connection connection = DriverManager.getConnection("jdbc:sqlite:" + folder.database(component));
        try (Statement statement = connection.createStatement()) {
            statement.execute("PRAGMA query_only = 1");
        }
        return connection;
    }
}
