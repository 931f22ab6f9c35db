package dev.ringmaster.e2e.chaos;

import dev.ringmaster.e2e.ring.PatientApi;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Compares what the agents wrote down, git, the attempt folders, the databases and the API with each other. */
final class ChaosVerdict {

    private final ChaosRing ring;
    private final ChaosWorkload workload;
    private final Map<String, String> ids;
    private final List<String> complaints = new ArrayList<>();

    ChaosVerdict(ChaosRing ring, ChaosWorkload workload, Map<String, String> ids) {
        this.ring = ring;
        this.workload = workload;
        this.ids = ids;
    }

    /** Prints the counts and what is wrong; whether nothing is. */
    boolean judge(PatientApi api) throws IOException, InterruptedException {
        Map<String, Integer> byApi = api.countsOnceItAnswers();
        List<String> landed = workload.landedTasks();
        Journal journal = Journal.read(ring.witness().resolve("journal"));
        int doneInQueue = number("queue-service", "SELECT count(*) FROM task_run WHERE status = 'done'");
        int tasksInQueue = number("queue-service", "SELECT count(*) FROM task");
        int attempts = number("scheduler-service", "SELECT count(*) FROM attempt");
        int unfinished =
                number("scheduler-service", "SELECT count(*) FROM attempt WHERE phase NOT IN ('finished', 'declined')");
        int lost = number("scheduler-service", "SELECT count(*) FROM attempt WHERE state LIKE '%\"kind\":\"lost\"%'");

        expect("tasks done by the API", byApi.getOrDefault("done", 0), ids.size());
        expect("tasks in the queue's database", tasksInQueue, ids.size());
        expect("tasks done in the queue's database", doneInQueue, ids.size());
        expect("landed commits", landed.size(), ids.size());
        expect("tasks with a landed commit", new HashSet<>(landed).size(), ids.size());
        expect(
                "landed tasks that were asked for",
                (int) ids.values().stream().filter(landed::contains).count(),
                ids.size());
        expect("overlaps seen by the agents", journal.count("OVERLAP"), 0);
        expect("finished work given out again", journal.count("REPEATED"), 0);
        expect("attempts started twice", journal.startedTwice(), 0);
        expect(
                "tasks that no agent worked on",
                (int) ids.keySet().stream()
                        .filter(name -> !journal.names().contains(name))
                        .count(),
                0);
        expect("attempts without an end in the scheduler's database", unfinished, 0);
        expect("attempts lost", lost, 0);
        expect("agents that ended without an exit record", withoutExitRecord(), 0);
        expect("agents started by the scheduler's folders", startedFolders(), journal.count("start"));

        ChaosRun.say(
                "counts: tasks %d, done %d, landed commits %d, attempts %d, agent starts %d, agent ends %d, stopped %d, overlaps %d",
                ids.size(),
                doneInQueue,
                landed.size(),
                attempts,
                journal.count("start"),
                journal.count("end"),
                journal.count("stopped"),
                journal.count("OVERLAP"));
        complaints.forEach(complaint -> ChaosRun.say("  WRONG: %s", complaint));
        return complaints.isEmpty();
    }

    private void expect(String what, int actual, int expected) {
        if (actual != expected) {
            complaints.add(what + ": " + actual + ", expected " + expected);
        }
    }

    private int number(String service, String sql) throws IOException {
        try (Connection connection =
                        DriverManager.getConnection("jdbc:sqlite:" + ring.database(service) + "?open_mode=1");
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            return row.getInt(1);
        } catch (SQLException e) {
            throw new IOException(service + "'s database cannot be read: " + e.getMessage(), e);
        }
    }

    private int startedFolders() throws IOException {
        return (int) folders().stream()
                .filter(folder -> Files.exists(folder.resolve("process.json")))
                .count();
    }

    private int withoutExitRecord() throws IOException {
        return (int) folders().stream()
                .filter(folder -> Files.exists(folder.resolve("process.json")))
                .filter(folder -> !Files.exists(folder.resolve("exit.json")))
                .count();
    }

    private List<Path> folders() throws IOException {
        try (Stream<Path> folders = Files.list(ring.attempts())) {
            return folders.filter(Files::isDirectory).toList();
        }
    }

    /** What the agents wrote down: one word for each thing that happened, by task and by the folder it happened in. */
    private record Journal(Map<String, Integer> words, Map<String, Integer> startsByFolder, Set<String> names) {

        static Journal read(Path file) throws IOException {
            Map<String, Integer> words = new TreeMap<>();
            Map<String, Integer> starts = new TreeMap<>();
            Set<String> names = new TreeSet<>();
            for (String line : Files.readAllLines(file)) {
                String[] fields = line.split(" ", 6);
                words.merge(fields[0], 1, Integer::sum);
                names.add(fields[1]);
                if (fields[0].equals("start")) {
                    starts.merge(fields[5], 1, Integer::sum);
                }
            }
            return new Journal(words, starts, names);
        }

        int count(String word) {
            return words.getOrDefault(word, 0);
        }

        int startedTwice() {
            return (int)
                    startsByFolder.values().stream().filter(count -> count > 1).count();
        }
    }
}
