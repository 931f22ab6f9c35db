package dev.ringmaster.api.beads;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.ringmaster.api.beads.export.BeadsExport;
import dev.ringmaster.api.beads.export.ExportedTask;
import dev.ringmaster.api.beads.export.ProjectTasks;
import dev.ringmaster.api.beads.format.BeadsFile;
import dev.ringmaster.api.beads.line.Bytes;
import dev.ringmaster.api.task.PlannedTask;
import dev.ringmaster.model.id.ProjectId;
import dev.ringmaster.model.id.TaskId;
import dev.ringmaster.model.task.InitialStatus;
import dev.ringmaster.model.task.TaskDefinition;
import dev.ringmaster.model.task.TaskStatus;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A project in memory that issue files go into and come out of. */
final class IssueRing implements KnownIssues, ProjectTasks, ImportSink<RuntimeException> {

    static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
    static final ProjectId PROJECT = new ProjectId("kit");

    private final ObjectMapper json = new ObjectMapper();
    private final Map<TaskId, ImportedTask> tasks = new LinkedHashMap<>();
    private final Map<String, TaskId> ids = new LinkedHashMap<>();
    private final Set<TaskId> elsewhere = new HashSet<>();
    private byte[] kept = new byte[0];

    /** What the last import told the sink. */
    final List<String> done = new ArrayList<>();

    Instant now = NOW;

    ImportReport take(byte[] content, ImportOptions options) {
        done.clear();
        BeadsFile before = BeadsFile.read(new Bytes.OfMemory(kept), json);
        BeadsFile file = BeadsFile.read(new Bytes.OfMemory(content), json);
        ImportReport report = new BeadsImport(PROJECT, this, now).run(before, file, options, tasks.size() + 1L, this);
        if (report.refused().isEmpty()) {
            ByteArrayOutputStream after = new ByteArrayOutputStream();
            try {
                file.copyWith(before, report.missing(), after);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            kept = after.toByteArray();
        }
        return report;
    }

    ImportReport take(String content) {
        return take(content.getBytes(StandardCharsets.UTF_8), ImportOptions.USUAL);
    }

    String export() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            new BeadsExport(json).write(BeadsFile.read(new Bytes.OfMemory(kept), json), this, out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toString(StandardCharsets.UTF_8);
    }

    void change(TaskDefinition definition, TaskStatus status) {
        tasks.put(definition.id(), new ImportedTask(definition, status));
        ids.put(name(definition.externalId(), definition.id()), definition.id());
    }

    ImportedTask known(String issue) {
        return task(issue).orElseThrow();
    }

    @Override
    public Optional<TaskId> id(String issue) {
        return Optional.ofNullable(ids.get(issue));
    }

    @Override
    public Optional<ImportedTask> task(String issue) {
        return id(issue).map(tasks::get);
    }

    @Override
    public Map<TaskId, String> names() {
        Map<TaskId, String> names = new LinkedHashMap<>();
        tasks.forEach((id, task) -> names.put(id, name(task.definition().externalId(), id)));
        return names;
    }

    private static String name(@Nullable String external, TaskId id) {
        return external == null ? id.value() : external;
    }

    @Override
    public ExportedTask task(TaskId id) {
        ImportedTask task = Optional.ofNullable(tasks.get(id)).orElseThrow();
        return new ExportedTask(task.definition(), task.status(), elsewhere.contains(id), NOW, null, null);
    }

    @Override
    public void create(PlannedTask task) {
        done.add("create " + task.definition().externalId());
        if (task.status() == InitialStatus.DONE) {
            elsewhere.add(task.definition().id());
        }
        change(
                task.definition(),
                switch (task.status()) {
                    case OPEN -> TaskStatus.BLOCKED;
                    case DRAFT -> TaskStatus.DRAFT;
                    case DONE -> TaskStatus.DONE;
                });
    }

    @Override
    public void update(TaskDefinition task) {
        done.add("update " + task.externalId());
        tasks.computeIfPresent(task.id(), (id, old) -> new ImportedTask(task, old.status()));
    }

    @Override
    public void submit(TaskId task) {
        done.add("submit " + task);
        tasks.computeIfPresent(task, (id, old) -> new ImportedTask(old.definition(), TaskStatus.BLOCKED));
    }

    @Override
    public void callOff(TaskId task, String reason) {
        done.add("call off " + task);
        tasks.computeIfPresent(task, (id, old) -> new ImportedTask(old.definition(), TaskStatus.CANCELLED));
    }
}
