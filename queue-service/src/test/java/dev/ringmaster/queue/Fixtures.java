package dev.ringmaster.queue;

import dev.ringmaster.model.id.AttemptId;
import dev.ringmaster.model.id.Capability;
import dev.ringmaster.model.id.ProjectId;
import dev.ringmaster.model.id.TaskId;
import dev.ringmaster.model.id.WorkerId;
import dev.ringmaster.model.project.Project;
import dev.ringmaster.model.project.ProjectPolicy;
import dev.ringmaster.model.project.Workspace;
import dev.ringmaster.model.project.WorkspaceSetup;
import dev.ringmaster.model.task.Priority;
import dev.ringmaster.model.task.Proviso;
import dev.ringmaster.model.task.TaskDefinition;
import dev.ringmaster.model.task.TaskKind;
import dev.ringmaster.model.worker.WorkerSnapshot;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Builders for tests: what a test does not say is the plainest there is. */
public final class Fixtures {

    public static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
    public static final ProjectId PROJECT = new ProjectId("p");

    private Fixtures() {}

    /** The value of a key that must be there. */
    public static <K, V> V known(Map<K, V> map, K key) {
        return Objects.requireNonNull(map.get(key), () -> "nothing known of " + key);
    }

    public static TaskId id(String value) {
        return new TaskId(value);
    }

    public static AttemptId attempt(int number) {
        return new AttemptId(new UUID(0x7000L, number));
    }

    public static Project project(ProjectId id, ProjectPolicy policy) {
        return new Project(
                id,
                1,
                id.value(),
                "",
                "main",
                Workspace.NONE,
                List.of(),
                "",
                List.of(),
                policy,
                List.of(),
                WorkspaceSetup.NONE);
    }

    public static WorkerSnapshot worker(String id, int capacity, String... capabilities) {
        return new WorkerSnapshot(
                new WorkerId(id),
                "generic",
                capabilities(capabilities),
                capacity,
                0,
                false,
                null,
                null,
                NOW,
                null,
                null,
                null);
    }

    public static Set<Capability> capabilities(String... words) {
        return Arrays.stream(words).map(Capability::new).collect(Collectors.toUnmodifiableSet());
    }

    public static TaskBuilder aTask(String id) {
        return new TaskBuilder(new TaskId(id));
    }

    /** A task of project p with priority 2 that depends on nothing. */
    public static final class TaskBuilder {
        private final TaskId id;
        private ProjectId project = PROJECT;
        private Priority priority = Priority.NORMAL;
        private Set<TaskId> dependsOn = Set.of();
        private Set<Capability> requires = Set.of();
        private @Nullable WorkerId agent;
        private @Nullable TaskId retryOf;
        private long version = 1;
        private @Nullable Proviso proviso;
        private String description = "";
        private TaskKind kind = TaskKind.UNSPECIFIED;

        private TaskBuilder(TaskId id) {
            this.id = id;
        }

        public TaskBuilder of(ProjectId value) {
            project = value;
            return this;
        }

        public TaskBuilder priority(int level) {
            priority = new Priority(level);
            return this;
        }

        public TaskBuilder dependingOn(String... others) {
            dependsOn = Arrays.stream(others).map(TaskId::new).collect(Collectors.toUnmodifiableSet());
            return this;
        }

        public TaskBuilder requiring(String... words) {
            requires = capabilities(words);
            return this;
        }

        public TaskBuilder by(String worker) {
            agent = new WorkerId(worker);
            return this;
        }

        public TaskBuilder retrying(String other) {
            retryOf = new TaskId(other);
            return this;
        }

        public TaskBuilder notBefore(@Nullable Instant moment) {
            proviso = new Proviso(moment);
            return this;
        }

        public TaskBuilder version(long value) {
            version = value;
            return this;
        }

        public TaskBuilder saying(String text) {
            description = text;
            return this;
        }

        public TaskBuilder kind(TaskKind value) {
            kind = value;
            return this;
        }

        public TaskDefinition build() {
            return new TaskDefinition(
                    id,
                    project,
                    "Task " + id,
                    description,
                    List.of(),
                    priority,
                    kind,
                    dependsOn,
                    List.of(),
                    requires,
                    agent,
                    List.of(),
                    null,
                    retryOf,
                    null,
                    version,
                    NOW,
                    proviso);
        }
    }
}
