package dev.ringmaster.api.beads.export;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ringmaster.api.beads.BeadsEdges;
import dev.ringmaster.api.beads.IssueTasks;
import dev.ringmaster.api.beads.format.BeadsFile;
import dev.ringmaster.api.beads.format.BeadsIssue;
import dev.ringmaster.api.beads.line.LineEdit;
import dev.ringmaster.api.beads.line.LineExtent;
import dev.ringmaster.model.id.TaskId;
import dev.ringmaster.model.task.TaskDefinition;
import dev.ringmaster.model.task.TaskStatus;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Writes a project as a beads file. A line whose task says what the line says is copied byte for byte; in any other only the fields that
 * differ are written anew. Tasks that came of no line follow as new lines.
 */
public final class BeadsExport {

    private static final int NEW_LINE = '\n';

    private final ObjectMapper json;
    private final DependencyEdit links;

    public BeadsExport(ObjectMapper json) {
        this.json = json;
        this.links = new DependencyEdit(json);
    }

    /** @param kept the lines of earlier imports, maybe none */
    public void write(BeadsFile kept, ProjectTasks tasks, OutputStream out) throws IOException {
        EndedLines lines = new EndedLines(out);
        Map<TaskId, String> names = tasks.names();
        Map<String, TaskId> ids = new HashMap<>();
        names.forEach((id, name) -> ids.put(name, id));
        BeadsEdges edges = BeadsEdges.of(kept.issues().values(), id -> false);
        Set<String> written = new HashSet<>();
        for (LineExtent line : kept.lines()) {
            BeadsIssue issue = line.id() == null ? null : kept.issues().get(line.id());
            TaskId id = issue == null ? null : ids.get(issue.id());
            lines.begin();
            if (issue == null || id == null) {
                kept.copy(line, lines);
                continue;
            }
            written.add(issue.id());
            LineEdit edit = edit(kept, line, issue, tasks.task(id), edges, names, ids);
            if (edit.values().isEmpty()) {
                kept.copy(line, lines);
            } else {
                kept.write(line, edit, lines);
            }
        }
        for (Map.Entry<TaskId, String> task : names.entrySet()) {
            if (written.contains(task.getValue()) || kept.tombstones().contains(task.getValue())) {
                continue;
            }
            ExportedTask other = tasks.task(task.getKey());
            // One that was called off with its line must not come back.
            if (other.definition().externalId() == null || other.status() != TaskStatus.CANCELLED) {
                lines.begin();
                lines.write(line(other, names).getBytes(StandardCharsets.UTF_8));
                lines.write(NEW_LINE);
            }
        }
    }

    private LineEdit edit(
            BeadsFile kept,
            LineExtent line,
            BeadsIssue issue,
            ExportedTask task,
            BeadsEdges edges,
            Map<TaskId, String> names,
            Map<String, TaskId> ids)
            throws IOException {
        TaskDefinition here = task.definition();
        Set<TaskId> dependsOn = edges.dependsOn().getOrDefault(issue.id(), Set.of()).stream()
                .filter(ids::containsKey)
                .map(ids::get)
                .collect(Collectors.toCollection(LinkedHashSet::new));
        TaskDefinition said = IssueTasks.asWritten(here, kept.content(issue), dependsOn, edges.proviso(issue.id()));
        Map<String, String> values = new LinkedHashMap<>();
        if (!here.title().equals(said.title())) {
            values.put("title", text(here.title()));
        }
        if (!here.description().equals(said.description())) {
            kept.descriptionEdit(issue, here.description()).forEach((field, value) -> values.put(field, text(value)));
        }
        if (!here.acceptanceCriteria().equals(said.acceptanceCriteria())) {
            values.put("acceptance_criteria", text(IssueFields.criteria(here)));
        }
        if (!here.priority().equals(said.priority())) {
            values.put("priority", Integer.toString(here.priority().level()));
        }
        if (here.kind() != said.kind()) {
            values.put("issue_type", text(IssueTasks.type(here.kind())));
        }
        if (!here.labels().equals(said.labels())) {
            values.put("labels", json.valueToTree(here.labels()).toString());
        }
        if (here.estimate() == null ? said.estimate() != null : !here.estimate().equals(said.estimate())) {
            values.put("estimated_minutes", here.estimate() == null ? "null" : "" + IssueFields.minutes(here));
        }
        Instant notBefore = here.provisoOrNone().notBefore();
        // Earlier versions took deferred issues in as drafts, without their time.
        boolean fromEarlier = notBefore == null && task.status() == TaskStatus.DRAFT;
        if (!Objects.equals(notBefore, said.provisoOrNone().notBefore()) && !fromEarlier) {
            values.put("defer_until", notBefore == null ? "null" : text(notBefore.toString()));
        }
        String dependencies = links.apply(
                here.dependsOn().equals(said.dependsOn()) ? null : kept.raw(line, "dependencies"),
                issue.id(),
                IssueFields.named(here.dependsOn(), said.dependsOn(), names),
                IssueFields.named(said.dependsOn(), here.dependsOn(), names),
                task.since());
        if (dependencies != null) {
            values.put("dependencies", dependencies);
        }
        if (!task.finishedElsewhere()) {
            IssueFields.status(issue.status(), task).forEach((field, value) -> values.put(field, text(value)));
        }
        if (!values.isEmpty()) {
            values.put("updated_at", text(task.since().toString()));
        }
        return new LineEdit(values);
    }

    private String line(ExportedTask task, Map<TaskId, String> names) {
        TaskDefinition here = task.definition();
        ObjectNode line = json.createObjectNode().put("id", task.issue()).put("title", here.title());
        if (!here.description().isEmpty()) {
            line.put("description", here.description());
        }
        if (!here.acceptanceCriteria().isEmpty()) {
            line.put("acceptance_criteria", IssueFields.criteria(here));
        }
        Map<String, String> status = IssueFields.status("", task);
        line.put("status", status.getOrDefault("status", "open"));
        line.put("priority", here.priority().level()).put("issue_type", IssueTasks.type(here.kind()));
        if (here.estimate() != null) {
            line.put("estimated_minutes", IssueFields.minutes(here));
        }
        Instant notBefore = here.provisoOrNone().notBefore();
        if (notBefore != null) {
            line.put("defer_until", notBefore.toString());
        }
        line.put("created_at", here.createdAt().toString()).put("created_by", "ringmaster");
        line.put("updated_at", task.since().toString());
        status.forEach(line::put);
        if (!here.labels().isEmpty()) {
            line.set("labels", json.valueToTree(here.labels()));
        }
        if (!here.dependsOn().isEmpty()) {
            var dependencies = line.putArray("dependencies");
            IssueFields.named(here.dependsOn(), Set.of(), names).forEach(target -> {
                try {
                    dependencies.add(json.readTree(links.link(task.issue(), target, here.createdAt())));
                } catch (JsonProcessingException e) {
                    throw new IllegalStateException("a link that was just written cannot be read", e);
                }
            });
        }
        return line.toString();
    }

    private String text(String value) {
        return json.getNodeFactory().textNode(value).toString();
    }

    /** Makes sure that each line begins on one of its own, also behind a last line without an end. */
    private static final class EndedLines extends OutputStream {
        private final OutputStream out;
        private int last = NEW_LINE;

        EndedLines(OutputStream out) {
            this.out = out;
        }

        void begin() throws IOException {
            if (last != NEW_LINE) {
                write(NEW_LINE);
            }
        }

        @Override
        public void write(int b) throws IOException {
            out.write(b);
            last = b;
        }

        @Override
        public void write(byte[] bytes, int from, int count) throws IOException {
            out.write(bytes, from, count);
            if (count > 0) {
                last = bytes[from + count - 1];
            }
        }
    }
}
