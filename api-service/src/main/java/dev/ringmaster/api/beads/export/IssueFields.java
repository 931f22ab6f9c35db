package dev.ringmaster.api.beads.export;

import dev.ringmaster.model.id.TaskId;
import dev.ringmaster.model.task.TaskDefinition;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** What an issue calls the fields of a task. */
final class IssueFields {

    private static final Set<String> ASLEEP = Set.of("deferred", "draft");

    private IssueFields() {}

    /** A single text stays as it is, several become a list. */
    static String criteria(TaskDefinition task) {
        List<String> criteria = task.acceptanceCriteria();
        return criteria.size() == 1
                ? criteria.getFirst()
                : criteria.stream()
                        .map(criterion -> "- " + criterion.replaceAll("\\s*\\R\\s*", " "))
                        .collect(Collectors.joining("\n"));
    }

    /** Full minutes, at least one. */
    static long minutes(TaskDefinition task) {
        return task.estimate() == null ? 0 : Math.max(1, task.estimate().toMinutes());
    }

    /** The names of those tasks that are not among the others. */
    static Set<String> named(Set<TaskId> tasks, Set<TaskId> others, Map<TaskId, String> names) {
        return tasks.stream()
                .filter(task -> !others.contains(task))
                .map(task -> names.getOrDefault(task, task.value()))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** The fields that say where a task stands, where the written status does not. */
    static Map<String, String> status(String written, ExportedTask task) {
        Map<String, String> fields = new LinkedHashMap<>();
        switch (task.status()) {
            case DONE ->
                close(fields, written, task, task.commit() == null ? "done" : "done, landed as " + task.commit());
            case CANCELLED -> close(fields, written, task, "cancelled");
            case FAILED ->
                close(fields, written, task, task.failure() == null ? "failed" : "failed: " + task.failure());
            case ASSIGNED, IN_PROGRESS, REVIEW -> {
                if (!Set.of("in_progress", "in-progress", "hooked", "closed").contains(written)) {
                    fields.put("status", "in_progress");
                }
            }
            case BLOCKED, READY -> {
                if (written.isEmpty() || ASLEEP.contains(written)) {
                    fields.put("status", "open");
                }
            }
            case DRAFT -> {
                if (written.isEmpty()) {
                    fields.put("status", "deferred");
                }
            }
        }
        return fields;
    }

    private static void close(Map<String, String> fields, String written, ExportedTask task, String reason) {
        if (!written.equals("closed")) {
            fields.put("status", "closed");
            fields.put("closed_at", task.since().toString());
            fields.put("close_reason", reason);
        }
    }
}
