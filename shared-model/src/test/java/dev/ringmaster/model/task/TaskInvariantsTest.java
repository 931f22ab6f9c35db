package dev.ringmaster.model.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.ringmaster.model.id.Capability;
import dev.ringmaster.model.id.Epoch;
import dev.ringmaster.model.id.ProjectId;
import dev.ringmaster.model.id.TaskId;
import dev.ringmaster.model.id.WorkerId;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class TaskInvariantsTest {

    private static final TaskId ID = new TaskId("p-1");
    private static final ProjectId PROJECT = new ProjectId("p");
    private static final Instant NOW = Instant.parse("2026-03-01T09:30:00Z");

    @ParameterizedTest
    @ValueSource(ints = {-1, 5})
    void priorityIsZeroToFour(int level) {
        assertThatIllegalArgumentException().isThrownBy(() -> new Priority(level));
        assertThat(Priority.HIGHEST).isLessThan(Priority.LOWEST);
    }

    @Test
    void titleIsNeitherBlankNorTooLong() {
        assertThatIllegalArgumentException().isThrownBy(() -> task(" ", Set.of()));
        assertThatIllegalArgumentException().isThrownBy(() -> task("x".repeat(501), Set.of()));
        assertThat(task("x".repeat(500), Set.of()).title()).hasSize(500);
    }

    @Test
    void taskDoesNotDependOnItself() {
        assertThatIllegalArgumentException().isThrownBy(() -> task("t", Set.of(ID)));
    }

    @Test
    void definitionKeepsItsOwnSortedCopies() {
        Set<TaskId> given = new HashSet<>(Set.of(new TaskId("p-9"), new TaskId("p-3"), new TaskId("p-5")));
        TaskDefinition task = task("t", given);

        given.clear();

        assertThat(task.dependsOn()).map(TaskId::value).containsExactly("p-3", "p-5", "p-9");
        assertThat(task.orderedDependencies()).map(TaskId::value).containsExactly("p-3", "p-5", "p-9");
        assertThat(task.requires()).map(Capability::value).containsExactly("java", "web");
    }

    @ParameterizedTest
    @EnumSource(TaskStatus.class)
    void exactlyBlockedTasksHaveAReason(TaskStatus status) {
        BlockReason paused = new BlockReason.Paused("mara");
        if (status == TaskStatus.BLOCKED) {
            assertThatIllegalArgumentException().isThrownBy(() -> state(status, null));
            assertThat(state(status, paused).sentence()).isEqualTo("is paused by mara");
        } else {
            assertThatIllegalArgumentException().isThrownBy(() -> state(status, paused));
            assertThat(state(status, null).sentence()).isNotBlank();
        }
    }

    @ParameterizedTest
    @EnumSource(TaskKind.class)
    void kindIsReadBackFromItsWord(TaskKind kind) {
        assertThat(TaskKind.ofWord(kind.word())).isEqualTo(kind);
    }

    private static TaskDefinition task(String title, Set<TaskId> dependsOn) {
        return new TaskDefinition(
                ID,
                PROJECT,
                title,
                "",
                List.of(),
                Priority.NORMAL,
                TaskKind.UNSPECIFIED,
                dependsOn,
                List.of(),
                Set.of(new Capability("web"), new Capability("java")),
                null,
                List.of(),
                null,
                null,
                null,
                1,
                NOW);
    }

    private static TaskState state(TaskStatus status, @Nullable BlockReason reason) {
        return new TaskState(
                ID,
                PROJECT,
                status,
                reason,
                Epoch.NONE,
                0,
                null,
                new WorkerId("w"),
                false,
                0.5,
                null,
                null,
                NOW,
                1,
                null,
                null);
    }
}
