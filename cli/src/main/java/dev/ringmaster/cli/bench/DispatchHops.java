package dev.ringmaster.cli.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ringmaster.cli.client.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/**
 * Where the time from ready to exec goes, from the times that the services wrote down: some to the millisecond only, so a hop is right
 * to about one. A transaction's time is that of its beginning, so its commit counts to the next hop.
 */
final class DispatchHops {

    private final Figures assigned = new Figures();
    private final Figures prepared = new Figures();
    private final Figures admitted = new Figures();
    private final Figures started = new Figures();
    private final Map<String, Instant> assignedAt;
    private final Map<String, Prompt> prompts;

    private record Prompt(Instant at, Instant admitted) {}

    DispatchHops(Connection queue, Connection api, Connection scheduler, String project)
            throws SQLException, IOException {
        this.assignedAt = assignments(queue);
        this.prompts = prompts(api, scheduler, project);
    }

    /** Adds an attempt; one of which a service wrote nothing down is left out. */
    void add(String attempt, DispatchRecords.Recorded recorded, double lagMillis) {
        Instant given = assignedAt.get(attempt);
        Prompt prompt = prompts.get(attempt);
        if (given != null && prompt != null) {
            assigned.add(millis(recorded.ready(), given));
            prepared.add(millis(given, prompt.at()));
            admitted.add(millis(prompt.at(), prompt.admitted()));
            started.add(millis(prompt.admitted(), recorded.started()) + lagMillis);
        }
    }

    /** Writes the median and the 99th percentile of each hop; nothing if there is none. */
    void write(ObjectNode node) {
        if (assigned.count() > 0) {
            write(node, "ready_to_assigned", assigned);
            write(node, "assigned_to_prompt", prepared);
            write(node, "prompt_to_scheduler", admitted);
            write(node, "scheduler_to_exec", started);
        }
    }

    private static void write(ObjectNode node, String name, Figures hop) {
        Figures.write(node, name + "_p50_ms", hop.percentile(50), 2);
        Figures.write(node, name + "_p99_ms", hop.percentile(99), 2);
    }

    private static double millis(Instant from, Instant to) {
        return Duration.between(from, to).toNanos() / 1e6;
    }

    private static Map<String, Instant> assignments(Connection queue) throws SQLException, IOException {
        Map<String, Instant> found = new HashMap<>();
        try (PreparedStatement select =
                        queue.prepareStatement("SELECT headers, body FROM outbox WHERE topic LIKE '%assignments'");
                ResultSet rows = select.executeQuery()) {
            while (rows.next()) {
                String time = json(rows.getString(1)).path("ce_time").asText();
                found.put(attemptOf(rows.getString(2)), Instant.parse(time));
            }
        }
        return found;
    }

    private static Map<String, Prompt> prompts(Connection api, Connection scheduler, String project)
            throws SQLException, IOException {
        Map<String, Prompt> found = new HashMap<>();
        try (PreparedStatement select = api.prepareStatement(
                        "SELECT event_id, time, data FROM feed WHERE type = 'task.prepared' AND project = ?");
                PreparedStatement taken =
                        scheduler.prepareStatement("SELECT received_at FROM inbox WHERE event_id = ?")) {
            select.setString(1, project);
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    taken.setString(1, rows.getString(1));
                    try (ResultSet row = taken.executeQuery()) {
                        if (row.next()) {
                            Instant at = Instant.ofEpochMilli(rows.getLong(2));
                            found.put(
                                    attemptOf(rows.getString(3)), new Prompt(at, Instant.ofEpochMilli(row.getLong(1))));
                        }
                    }
                }
            }
        }
        return found;
    }

    private static String attemptOf(String body) throws IOException {
        return json(body).path("assignment").path("attempt").asText();
    }

    private static JsonNode json(String text) throws IOException {
        return Json.read(text.getBytes(StandardCharsets.UTF_8));
    }
}
