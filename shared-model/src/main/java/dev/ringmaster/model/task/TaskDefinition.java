package dev.ringmaster.model.task;

import com.fasterxml.jackson.annotation.JsonCreator;
import dev.ringmaster.model.id.Capability;
import dev.ringmaster.model.id.ProjectId;
import dev.ringmaster.model.id.TaskId;
import dev.ringmaster.model.id.WorkerId;
import dev.ringmaster.model.project.Gate;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What a task asks for, as api-service owns it. Where it stands is the queue's: {@link TaskState}.
 *
 * @param title one line, 1 to 500 characters
 * @param description Markdown, may be empty
 * @param acceptanceCriteria what must be true when it is done, one sentence each
 * @param dependsOn tasks that must be done before this one runs
 * @param requires capabilities its worker must have
 * @param agent the worker that must take it, or null for any
 * @param gates checks of this task alone, run after the project's own
 * @param estimate how long an attempt is expected to take, or null when unknown
 * @param retryOf the finished task that this one tries again, or null
 * @param externalId its id in the system it was imported from, or null
 * @param version grows with every change, from 1
 * @param proviso what must be so besides {@code dependsOn}, or null for nothing
 */
public record TaskDefinition(
        TaskId id,
        ProjectId project,
        String title,
        String description,
        List<String> acceptanceCriteria,
        Priority priority,
        TaskKind kind,
        Set<TaskId> dependsOn,
        List<String> labels,
        Set<Capability> requires,
        @Nullable WorkerId agent,
        List<Gate> gates,
        @Nullable Duration estimate,
        @Nullable TaskId retryOf,
        @Nullable String externalId,
        long version,
        Instant createdAt,
        @Nullable Proviso proviso) {

    public static final int TITLE_LIMIT = 500;

    /** A task without a proviso. */
    public TaskDefinition(
            TaskId id,
            ProjectId project,
            String title,
            String description,
            List<String> acceptanceCriteria,
            Priority priority,
            TaskKind kind,
            Set<TaskId> dependsOn,
            List<String> labels,
            Set<Capability> requires,
            @Nullable WorkerId agent,
            List<Gate> gates,
            @Nullable Duration estimate,
            @Nullable TaskId retryOf,
            @Nullable String externalId,
            long version,
            Instant createdAt) {
        this(
                id,
                project,
                title,
                description,
                acceptanceCriteria,
                priority,
                kind,
                dependsOn,
                labels,
                requires,
                agent,
                gates,
                estimate,
                retryOf,
                externalId,
                version,
                createdAt,
                null);
    }

    /** @throws IllegalArgumentException if the title is blank or too long, or the task depends on itself */
    @JsonCreator
    public TaskDefinition {
        if (title.isBlank() || title.length() > TITLE_LIMIT) {
            throw new IllegalArgumentException(
                    "a title has 1 to " + TITLE_LIMIT + " characters, not " + title.length());
        }
        if (dependsOn.contains(id)) {
            throw new IllegalArgumentException("task " + id + " cannot depend on itself");
        }
        acceptanceCriteria = List.copyOf(acceptanceCriteria);
        // Sorted, so that the same task always makes the same JSON.
        dependsOn = Collections.unmodifiableSortedSet(new TreeSet<>(dependsOn));
        labels = List.copyOf(labels);
        requires = Collections.unmodifiableSortedSet(new TreeSet<>(requires));
        gates = List.copyOf(gates);
        // One form for nothing, and the one that readers of earlier versions know.
        proviso = Proviso.NONE.equals(proviso) ? null : proviso;
    }

    public TaskDefinition with(Proviso other) {
        return new TaskDefinition(
                id,
                project,
                title,
                description,
                acceptanceCriteria,
                priority,
                kind,
                dependsOn,
                labels,
                requires,
                agent,
                gates,
                estimate,
                retryOf,
                externalId,
                version,
                createdAt,
                other);
    }

    public Proviso provisoOrNone() {
        return proviso == null ? Proviso.NONE : proviso;
    }

    /** The dependencies in a fixed order, for display and for stable JSON. */
    public List<TaskId> orderedDependencies() {
        return List.copyOf(dependsOn);
    }
}
