package dev.ringmaster.api.beads;

import dev.ringmaster.api.task.DependencyCycles;
import dev.ringmaster.api.task.PlannedTask;
import dev.ringmaster.api.task.TaskChange;
import dev.ringmaster.api.task.TaskNumber;
import dev.ringmaster.model.id.ProjectId;
import dev.ringmaster.model.id.TaskId;
import dev.ringmaster.model.task.InitialStatus;
import dev.ringmaster.model.task.Priority;
import dev.ringmaster.model.task.TaskDefinition;
import dev.ringmaster.model.task.TaskKind;
import dev.ringmaster.model.task.TaskStatus;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Plans which tasks a beads file becomes. The same file again changes nothing: issues are known by their id. Pure. */
public final class BeadsImport {

    private final ProjectId project;
    private final Function<String, Optional<ImportedTask>> imported;
    private final Instant now;

    /** @param imported the project's task with an external id */
    public BeadsImport(ProjectId project, Function<String, Optional<ImportedTask>> imported, Instant now) {
        this.project = project;
        this.imported = imported;
        this.now = now;
    }

    /** @param firstNumber the number of the first new task id */
    public ImportPlan plan(BeadsFile file, long firstNumber) {
        Map<String, ImportedTask> before = new HashMap<>();
        file.issues().keySet().forEach(id -> imported.apply(id).ifPresent(task -> before.put(id, task)));
        BeadsEdges edges =
                BeadsEdges.of(file.issues().values(), id -> imported.apply(id).isPresent());
        Work work = new Work(file, edges, before, ids(file, before, firstNumber));
        file.issues().values().forEach(work::take);
        return work.plan();
    }

    private Map<String, TaskId> ids(BeadsFile file, Map<String, ImportedTask> before, long firstNumber) {
        Map<String, TaskId> ids = new HashMap<>();
        long number = firstNumber;
        for (String id : file.issues().keySet()) {
            ImportedTask known = before.get(id);
            ids.put(
                    id,
                    known == null
                            ? TaskNumber.id(project, number++)
                            : known.definition().id());
        }
        return ids;
    }

    private final class Work {
        private final BeadsFile file;
        private final BeadsEdges edges;
        private final Map<String, ImportedTask> before;
        private final Map<String, TaskId> ids;
        private final List<PlannedTask> created = new ArrayList<>();
        private final List<TaskDefinition> updated = new ArrayList<>();
        private final List<TaskId> submitted = new ArrayList<>();
        private final List<LineProblem> problems;
        private int unchanged;
        private int dependencies;

        Work(BeadsFile file, BeadsEdges edges, Map<String, ImportedTask> before, Map<String, TaskId> ids) {
            this.file = file;
            this.edges = edges;
            this.before = before;
            this.ids = ids;
            this.problems = new ArrayList<>(file.problems());
        }

        void take(BeadsIssue issue) {
            BeadsStatus status = BeadsStatus.of(issue, edges.containers().contains(issue.id()), now);
            if (status.remark() != null) {
                remark(issue, status.remark());
            }
            if (issue.links().stream().anyMatch(link -> link.type().equals(BeadsLink.WAITS_FOR) && link.any())) {
                remark(issue, "waits for any child of another one: imported as waiting for all of them");
            }
            Set<TaskId> dependsOn = dependenciesOf(issue);
            dependencies += dependsOn.size();
            ImportedTask known = before.get(issue.id());
            if (known == null) {
                created.add(new PlannedTask(define(issue, null, dependsOn), status.status()));
            } else {
                change(issue, known, define(issue, known.definition(), dependsOn), status.status());
            }
        }

        private void change(BeadsIssue issue, ImportedTask known, TaskDefinition wanted, InitialStatus status) {
            boolean opened = status == InitialStatus.OPEN && known.status() == TaskStatus.DRAFT;
            if (opened) {
                submitted.add(wanted.id());
            }
            if (status == InitialStatus.DONE && !known.status().isFinal()) {
                remark(issue, "is closed in the file but not finished here as " + wanted.id() + ": left as it is");
            }
            if (!wanted.equals(known.definition())) {
                updated.add(TaskChange.nextVersionOf(wanted));
            } else if (!opened) {
                unchanged++;
            }
        }

        private Set<TaskId> dependenciesOf(BeadsIssue issue) {
            Set<TaskId> found = new LinkedHashSet<>();
            Set<String> wanted = edges.dependsOn().get(issue.id());
            for (String target : wanted == null ? Set.<String>of() : wanted) {
                TaskId id = ids.get(target);
                if (id == null) {
                    imported.apply(target).map(task -> task.definition().id()).ifPresent(found::add);
                } else {
                    found.add(id);
                }
            }
            return found;
        }

        private void remark(BeadsIssue issue, String message) {
            problems.add(new LineProblem(issue.line(), issue.id() + " " + message));
        }

        private TaskDefinition define(BeadsIssue issue, @Nullable TaskDefinition old, Set<TaskId> dependsOn) {
            return new TaskDefinition(
                    ids.getOrDefault(issue.id(), TaskNumber.id(project, 0)),
                    project,
                    issue.title(),
                    issue.description(),
                    issue.acceptanceCriteria(),
                    new Priority(issue.priority()),
                    kind(issue.type()),
                    dependsOn,
                    issue.labels(),
                    old == null ? Set.of() : old.requires(),
                    old == null ? null : old.agent(),
                    old == null ? List.of() : old.gates(),
                    issue.estimate(),
                    old == null ? null : old.retryOf(),
                    issue.id(),
                    old == null ? 1 : old.version(),
                    old == null ? now : old.createdAt());
        }

        ImportPlan plan() {
            List<List<String>> cycles = new ArrayList<>(DependencyCycles.all(new TreeMap<>(edges.dependsOn())));
            edges.selfLinks().forEach(id -> cycles.add(List.of(id)));
            problems.sort(Comparator.comparingInt(LineProblem::line));
            ImportReport report = new ImportReport(
                    file.read(),
                    created.size(),
                    updated.size()
                            + (int) submitted.stream()
                                    .filter(this::onlySubmitted)
                                    .count(),
                    unchanged,
                    file.skipped(),
                    dependencies,
                    edges.nonBlocking(),
                    edges.dangling().stream()
                            .map(link -> new ImportReport.Dangling(link.task(), link.dependsOn()))
                            .toList(),
                    cycles,
                    problems);
            return new ImportPlan(created, updated, submitted, report);
        }

        private boolean onlySubmitted(TaskId id) {
            return updated.stream().noneMatch(task -> task.id().equals(id));
        }
    }

    private static TaskKind kind(String type) {
        return switch (type) {
            case "bug" -> TaskKind.BUG_FIX;
            case "feature", "feat", "enhancement", "story" -> TaskKind.FEATURE;
            case "chore" -> TaskKind.CHORE;
            case "spike", "question", "decision" -> TaskKind.RESEARCH;
            case "docs" -> TaskKind.DOCUMENTATION;
            default -> TaskKind.UNSPECIFIED;
        };
    }
}
