package dev.ringmaster.api.task;

import dev.ringmaster.model.id.ProjectId;
import dev.ringmaster.model.task.TaskStatus;
import java.util.EnumSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Which tasks a list shows; what is absent does not restrict.
 *
 * @param statuses any of these, or all when empty
 * @param labels all of these
 */
public record TaskFilter(
        @Nullable ProjectId project,
        Set<TaskStatus> statuses,
        Set<String> labels,
        @Nullable String externalId) {

    public static final TaskFilter ALL = new TaskFilter(null, Set.of(), Set.of(), null);

    public TaskFilter {
        statuses = Set.copyOf(statuses);
        labels = Set.copyOf(labels);
    }

    /** The same text for the same filter: what a cursor is bound to. */
    public String canonical() {
        String words = statuses.isEmpty()
                ? ""
                : EnumSet.copyOf(statuses).stream().map(TaskStatus::word).collect(Collectors.joining(","));
        return "project=" + project + "&status=" + words + "&label=" + String.join("\u0001", new TreeSet<>(labels))
                + "&externalId=" + externalId;
    }
}
