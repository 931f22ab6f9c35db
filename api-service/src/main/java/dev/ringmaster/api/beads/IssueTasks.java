package dev.ringmaster.api.beads;

import dev.ringmaster.api.beads.format.IssueContent;
import dev.ringmaster.model.id.ProjectId;
import dev.ringmaster.model.id.TaskId;
import dev.ringmaster.model.task.Priority;
import dev.ringmaster.model.task.Proviso;
import dev.ringmaster.model.task.TaskDefinition;
import dev.ringmaster.model.task.TaskKind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Which task an issue is, and what of a task a newer text of its issue changes. */
public final class IssueTasks {

    private IssueTasks() {}

    static TaskDefinition created(
            TaskId id,
            ProjectId project,
            String issue,
            IssueContent content,
            Set<TaskId> dependsOn,
            Proviso proviso,
            Instant now) {
        return new TaskDefinition(
                id,
                project,
                content.title(),
                content.description(),
                content.acceptanceCriteria(),
                new Priority(content.priority()),
                kind(content.type()),
                dependsOn,
                content.labels(),
                Set.of(),
                null,
                List.of(),
                content.estimate(),
                null,
                issue,
                1,
                now,
                proviso);
    }

    /** The task as its issue alone says it, beside what issues do not say. */
    public static TaskDefinition asWritten(
            TaskDefinition task, IssueContent content, Set<TaskId> dependsOn, Proviso proviso) {
        return new TaskDefinition(
                task.id(),
                task.project(),
                content.title(),
                content.description(),
                content.acceptanceCriteria(),
                new Priority(content.priority()),
                kind(content.type()),
                without(dependsOn, task.id()),
                content.labels(),
                task.requires(),
                task.agent(),
                task.gates(),
                content.estimate(),
                task.retryOf(),
                task.externalId(),
                task.version(),
                task.createdAt(),
                proviso);
    }

    private static Set<TaskId> without(Set<TaskId> tasks, TaskId one) {
        Set<TaskId> rest = new LinkedHashSet<>(tasks);
        rest.remove(one);
        return rest;
    }

    /**
     * The task after the file changed: a field that the file changed takes its word, any other stays as it is here.
     *
     * @param before as the file said it at the last import
     * @param after as the file says it now
     */
    static TaskDefinition merged(TaskDefinition task, TaskDefinition before, TaskDefinition after) {
        Set<TaskId> dependsOn = new LinkedHashSet<>(task.dependsOn());
        before.dependsOn().stream()
                .filter(other -> !after.dependsOn().contains(other))
                .forEach(dependsOn::remove);
        after.dependsOn().stream()
                .filter(other -> !before.dependsOn().contains(other))
                .forEach(dependsOn::add);
        return new TaskDefinition(
                task.id(),
                task.project(),
                newer(task.title(), before.title(), after.title()),
                newer(task.description(), before.description(), after.description()),
                newer(task.acceptanceCriteria(), before.acceptanceCriteria(), after.acceptanceCriteria()),
                newer(task.priority(), before.priority(), after.priority()),
                newer(task.kind(), before.kind(), after.kind()),
                dependsOn,
                newer(task.labels(), before.labels(), after.labels()),
                task.requires(),
                task.agent(),
                task.gates(),
                Objects.equals(before.estimate(), after.estimate()) ? task.estimate() : after.estimate(),
                task.retryOf(),
                task.externalId(),
                task.version(),
                task.createdAt(),
                newer(task.provisoOrNone(), before.provisoOrNone(), after.provisoOrNone()));
    }

    private static <T> T newer(T here, T before, T after) {
        return before.equals(after) ? here : after;
    }

    /** The names of the fields in which two texts of a task differ, as the API calls them. */
    static List<String> differences(TaskDefinition one, TaskDefinition other) {
        List<String> fields = new ArrayList<>();
        add(fields, "title", one.title(), other.title());
        add(fields, "description", one.description(), other.description());
        add(fields, "acceptanceCriteria", one.acceptanceCriteria(), other.acceptanceCriteria());
        add(fields, "priority", one.priority(), other.priority());
        add(fields, "kind", one.kind(), other.kind());
        add(fields, "dependsOn", one.dependsOn(), other.dependsOn());
        add(fields, "labels", one.labels(), other.labels());
        add(fields, "estimate", one.estimate(), other.estimate());
        add(
                fields,
                "notBefore",
                one.provisoOrNone().notBefore(),
                other.provisoOrNone().notBefore());
        return fields;
    }

    private static void add(List<String> fields, String name, @Nullable Object one, @Nullable Object other) {
        if (!Objects.equals(one, other)) {
            fields.add(name);
        }
    }

    static TaskKind kind(String type) {
        return switch (type) {
            case "bug" -> TaskKind.BUG_FIX;
            case "feature", "feat", "enhancement", "story" -> TaskKind.FEATURE;
            case "chore" -> TaskKind.CHORE;
            case "spike", "question", "decision" -> TaskKind.RESEARCH;
            case "docs" -> TaskKind.DOCUMENTATION;
            default -> TaskKind.UNSPECIFIED;
        };
    }

    /** The type that would be read as this kind. */
    public static String type(TaskKind kind) {
        return switch (kind) {
            case BUG_FIX -> "bug";
            case FEATURE -> "feature";
            case CHORE -> "chore";
            case RESEARCH -> "spike";
            case DOCUMENTATION -> "docs";
            case INFRASTRUCTURE, UNSPECIFIED -> "task";
        };
    }
}
