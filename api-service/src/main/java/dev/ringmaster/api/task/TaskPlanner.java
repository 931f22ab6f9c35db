package dev.ringmaster.api.task;

import dev.ringmaster.model.id.ProjectId;
import dev.ringmaster.model.id.TaskId;
import dev.ringmaster.model.task.TaskDefinition;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Turns drafts into tasks: gives ids, resolves dependencies, refuses what cannot be. Pure. */
public final class TaskPlanner {

    private final ProjectId project;
    private final KnownTasks known;

    public TaskPlanner(ProjectId project, KnownTasks known) {
        this.project = project;
        this.known = known;
    }

    /**
     * @param firstNumber the number of the first new id; the next ones follow
     * @param now becomes the time of creation
     */
    public TaskPlan plan(List<TaskDraft> drafts, long firstNumber, Instant now) {
        Map<String, Integer> byRef = new HashMap<>();
        Set<String> externalIds = new LinkedHashSet<>();
        for (int index = 0; index < drafts.size(); index++) {
            TaskDraft draft = drafts.get(index);
            if (draft.ref() != null && byRef.putIfAbsent(draft.ref(), index) != null) {
                return new TaskPlan.DuplicateRef(draft.ref(), index);
            }
            if (draft.externalId() != null) {
                Optional<TaskId> other = known.byExternalId(project, draft.externalId());
                if (other.isPresent() || !externalIds.add(draft.externalId())) {
                    return new TaskPlan.DuplicateExternalId(draft.externalId(), index, other.orElse(null));
                }
            }
        }
        return resolve(drafts, byRef, firstNumber, now);
    }

    private TaskPlan resolve(List<TaskDraft> drafts, Map<String, Integer> byRef, long firstNumber, Instant now) {
        List<PlannedTask> planned = new ArrayList<>(drafts.size());
        Map<Integer, Set<Integer>> within = new TreeMap<>();
        for (int index = 0; index < drafts.size(); index++) {
            TaskDraft draft = drafts.get(index);
            Set<Integer> inside = new TreeSet<>();
            Set<TaskId> dependsOn = new LinkedHashSet<>();
            for (String name : draft.dependsOn()) {
                Integer other = byRef.get(name);
                Optional<TaskId> id = other == null ? existing(name) : Optional.of(id(firstNumber + other));
                if (id.isEmpty()) {
                    return new TaskPlan.UnknownDependency(name, index);
                }
                if (other != null) {
                    inside.add(other);
                }
                dependsOn.add(id.get());
            }
            within.put(index, inside);
            if (inside.contains(index)) {
                return new TaskPlan.Cycle(List.of(nameOf(draft, index)));
            }
            planned.add(new PlannedTask(define(draft, id(firstNumber + index), dependsOn, now), draft.status()));
        }
        List<List<Integer>> cycles = DependencyCycles.all(within);
        return cycles.isEmpty()
                ? new TaskPlan.Planned(planned)
                : new TaskPlan.Cycle(cycles.getFirst().stream()
                        .map(index -> nameOf(drafts.get(index), index))
                        .toList());
    }

    private Optional<TaskId> existing(String name) {
        try {
            TaskId id = new TaskId(name);
            if (known.exists(id)) {
                return Optional.of(id);
            }
        } catch (IllegalArgumentException notAnId) {
            // It may still be an external id, which has no form of its own.
        }
        return known.byExternalId(project, name);
    }

    private TaskId id(long number) {
        return TaskNumber.id(project, number);
    }

    private static String nameOf(TaskDraft draft, int index) {
        return draft.ref() == null ? "tasks[" + index + "]" : draft.ref();
    }

    private TaskDefinition define(TaskDraft draft, TaskId id, Set<TaskId> dependsOn, Instant now) {
        return new TaskDefinition(
                id,
                project,
                draft.title(),
                draft.description(),
                draft.acceptanceCriteria(),
                draft.priority(),
                draft.kind(),
                dependsOn,
                draft.labels(),
                draft.requires(),
                draft.agent(),
                draft.gates(),
                draft.estimate(),
                draft.retryOf(),
                draft.externalId(),
                1,
                now,
                draft.proviso());
    }
}
