package dev.ringmaster.api.beads;

import dev.ringmaster.api.beads.format.BeadsFile;
import dev.ringmaster.api.beads.format.BeadsIssue;
import dev.ringmaster.api.beads.format.BeadsLink;
import dev.ringmaster.api.beads.format.LineProblem;
import dev.ringmaster.api.task.DependencyCycles;
import dev.ringmaster.api.task.PlannedTask;
import dev.ringmaster.api.task.TaskChange;
import dev.ringmaster.api.task.TaskNumber;
import dev.ringmaster.model.id.ProjectId;
import dev.ringmaster.model.id.TaskId;
import dev.ringmaster.model.task.InitialStatus;
import dev.ringmaster.model.task.TaskDefinition;
import dev.ringmaster.model.task.TaskStatus;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * Decides what a beads file changes. What an earlier import read is compared with what the file says now, so that the same file again
 * changes nothing, a newer one what changed in it, and what was changed here stays where the file did not change it too.
 */
public final class BeadsImport {

    private static final int MOST_CHANGES = 1000;

    private final ProjectId project;
    private final KnownIssues known;
    private final Instant now;

    public BeadsImport(ProjectId project, KnownIssues known, Instant now) {
        this.project = project;
        this.known = known;
        this.now = now;
    }

    /**
     * Reports what an import does, and gives it to the sink, unless it is refused.
     *
     * @param before what earlier imports have kept, maybe nothing
     * @param firstNumber the number of the first new task id
     */
    public <E extends Exception> ImportReport run(
            BeadsFile before, BeadsFile file, ImportOptions options, long firstNumber, ImportSink<E> sink) throws E {
        GoneIssues gone = GoneIssues.of(before, file, options.deletions());
        List<String> refused = new ArrayList<>();
        if (file.invalid() > 0 && !options.skipInvalid()) {
            refused.add(file.invalid() + (file.invalid() == 1 ? " line is" : " lines are")
                    + " invalid: correct them, or import the rest with --skip-invalid (skipInvalid=true)");
        }
        gone.refusal().ifPresent(refused::add);
        Work<E> work =
                new Work<>(before, file, gone, firstNumber, refused.isEmpty() ? Optional.of(sink) : Optional.empty());
        work.take();
        return work.report(refused);
    }

    private final class Work<E extends Exception> {
        private final BeadsFile before;
        private final BeadsFile file;
        private final GoneIssues gone;
        private final Optional<ImportSink<E>> sink;
        private final BeadsEdges edges;
        private final BeadsEdges edgesBefore;
        private final Map<String, TaskId> ids = new HashMap<>();
        private final Set<String> fresh = new LinkedHashSet<>();
        private final List<ImportReport.Change> changes = new ArrayList<>();
        private final List<String> calledOff = new ArrayList<>();
        private final List<LineProblem> problems;
        private int updated;
        private int unchanged;
        private int dependencies;

        Work(BeadsFile before, BeadsFile file, GoneIssues gone, long firstNumber, Optional<ImportSink<E>> sink) {
            this.before = before;
            this.file = file;
            this.gone = gone;
            this.sink = sink;
            this.problems = new ArrayList<>(file.problems());
            Map<String, BeadsIssue> all = new LinkedHashMap<>(file.issues());
            gone.kept()
                    .forEach(id -> Optional.ofNullable(before.issues().get(id)).ifPresent(issue -> all.put(id, issue)));
            edges = BeadsEdges.of(all.values(), id -> known.id(id).isPresent());
            edgesBefore = BeadsEdges.of(before.issues().values(), id -> false);
            long number = firstNumber;
            for (String id : file.issues().keySet()) {
                Optional<TaskId> task = known.id(id);
                if (task.isEmpty()) {
                    fresh.add(id);
                }
                ids.put(id, task.isPresent() ? task.get() : TaskNumber.id(project, number++));
            }
        }

        void take() throws E {
            for (BeadsIssue issue : file.issues().values()) {
                take(issue);
            }
            for (String id : gone.calledOff()) {
                Optional<ImportedTask> task = known.task(id);
                if (task.isPresent() && !task.get().status().isFinal()) {
                    TaskId taskId = task.get().definition().id();
                    calledOff.add(id);
                    change(id, taskId, ImportReport.Kind.CALLED_OFF, List.of("status"));
                    if (sink.isPresent()) {
                        sink.get().callOff(taskId, "its issue " + id + " was deleted");
                    }
                }
            }
        }

        private void take(BeadsIssue issue) throws E {
            BeadsStatus status = BeadsStatus.of(issue, edges);
            if (status.remark() != null) {
                remark(issue, status.remark());
            }
            if (issue.links().stream().anyMatch(link -> link.type().equals(BeadsLink.WAITS_FOR) && link.any())) {
                remark(issue, "waits for any child of another one: until one is closed, it waits for all of them");
            }
            TaskId id = ids.getOrDefault(issue.id(), TaskNumber.id(project, 0));
            Set<TaskId> dependsOn = dependencies(edges, issue.id());
            dependencies += dependsOn.size();
            if (fresh.contains(issue.id())) {
                change(issue.id(), id, ImportReport.Kind.CREATED, List.of());
                if (sink.isPresent()) {
                    TaskDefinition task = IssueTasks.created(
                            id, project, issue.id(), file.content(issue), dependsOn, edges.proviso(issue.id()), now);
                    sink.get().create(new PlannedTask(task, status.status()));
                }
            } else {
                compare(issue, known.task(issue.id()).orElseThrow(), dependsOn, status.status());
            }
        }

        private void compare(BeadsIssue issue, ImportedTask task, Set<TaskId> dependsOn, InitialStatus status)
                throws E {
            TaskDefinition here = task.definition();
            TaskDefinition after =
                    IssueTasks.asWritten(here, file.content(issue), dependsOn, edges.proviso(issue.id()));
            BeadsIssue old = before.issues().get(issue.id());
            TaskDefinition wanted = old == null
                    ? after
                    : IssueTasks.merged(
                            here,
                            IssueTasks.asWritten(
                                    here,
                                    before.content(old),
                                    dependencies(edgesBefore, old.id()),
                                    edgesBefore.proviso(old.id())),
                            after);
            boolean opens = status == InitialStatus.OPEN && task.status() == TaskStatus.DRAFT;
            if (opens && wanted.proviso() == null) {
                // Earlier versions took deferred issues in as drafts, without their time: it must not be lost when they
                // open.
                wanted = wanted.with(after.provisoOrNone());
            }
            if (status == InitialStatus.DONE && !task.status().isFinal()) {
                remark(issue, "is closed in the file but not finished here as " + here.id() + ": left as it is");
            }
            if (status == InitialStatus.OPEN && task.status().isFinal() && old != null && old.isClosed()) {
                remark(
                        issue,
                        "is open again in the file but final here as " + here.id()
                                + ": 'ringmaster retry' tries it again");
            }
            if (issue.status().equals("deferred")
                    && task.status() != TaskStatus.DRAFT
                    && !task.status().isFinal()) {
                remark(
                        issue,
                        "is deferred in the file but open here as " + here.id() + ": 'ringmaster pause' holds it back");
            }
            List<String> fields = new ArrayList<>(IssueTasks.differences(here, wanted));
            if (!fields.isEmpty() && sink.isPresent()) {
                sink.get().update(TaskChange.nextVersionOf(wanted));
            }
            if (opens) {
                fields.add("status");
                if (sink.isPresent()) {
                    sink.get().submit(here.id());
                }
            }
            if (fields.isEmpty()) {
                unchanged++;
            } else {
                updated++;
                change(issue.id(), here.id(), ImportReport.Kind.UPDATED, fields);
            }
        }

        private Set<TaskId> dependencies(BeadsEdges of, String issue) {
            Set<TaskId> found = new LinkedHashSet<>();
            for (String target : of.dependsOn().getOrDefault(issue, Set.of())) {
                Optional.ofNullable(ids.get(target))
                        .or(() -> known.id(target))
                        .filter(id -> !id.equals(ids.get(issue)))
                        .ifPresent(found::add);
            }
            return found;
        }

        private void change(String issue, TaskId task, ImportReport.Kind kind, List<String> fields) {
            if (changes.size() < MOST_CHANGES) {
                changes.add(new ImportReport.Change(issue, task, kind, fields));
            }
        }

        private void remark(BeadsIssue issue, String message) {
            problems.add(LineProblem.remark(issue.line(), issue.id() + " " + message));
        }

        ImportReport report(List<String> refused) {
            List<List<String>> cycles = new ArrayList<>(DependencyCycles.all(new TreeMap<>(edges.dependsOn())));
            edges.selfLinks().forEach(id -> cycles.add(List.of(id)));
            problems.sort(Comparator.comparingInt(LineProblem::line));
            return new ImportReport(
                    refused,
                    file.read(),
                    fresh.size(),
                    updated,
                    unchanged,
                    file.skipped(),
                    file.invalid(),
                    dependencies,
                    edges.nonBlocking(),
                    file.tombstones().size(),
                    calledOff,
                    gone.kept(),
                    edges.dangling().stream()
                            .map(link -> new ImportReport.Dangling(link.task(), link.dependsOn()))
                            .toList(),
                    cycles,
                    changes,
                    problems);
        }
    }
}
