package dev.ringmaster.api.task;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringmaster.model.id.ProjectId;
import dev.ringmaster.model.id.TaskId;
import dev.ringmaster.model.task.InitialStatus;
import dev.ringmaster.model.task.Priority;
import dev.ringmaster.model.task.Proviso;
import dev.ringmaster.model.task.TaskKind;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class TaskPlannerTest {

    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
    private static final ProjectId PROJECT = new ProjectId("kit");

    private final Map<String, String> external = Map.of("bd-9", "kit-2");
    private final TaskPlanner planner = new TaskPlanner(PROJECT, new KnownTasks() {
        @Override
        public boolean exists(TaskId task) {
            return Set.of("kit-1", "kit-2", "other-1").contains(task.value());
        }

        @Override
        public Optional<TaskId> byExternalId(ProjectId project, String id) {
            return Optional.ofNullable(external.get(id)).map(TaskId::new);
        }
    });

    @Test
    void idsFollowTheFirstNumberInTheOrderOfTheRequest() {
        assertThat(planned(draft("a"), draft("b")))
                .extracting(task -> task.definition().id().value())
                .containsExactly("kit-7", "kit-8");
    }

    @Test
    void refsIdsAndExternalIdsAreResolvedAlsoForward() {
        List<PlannedTask> tasks = planned(draft("a", "b", "kit-1", "bd-9", "other-1"), draft("b"));

        assertThat(tasks.getFirst().definition().dependsOn())
                .extracting(TaskId::value)
                .containsExactlyInAnyOrder("kit-8", "kit-1", "kit-2", "other-1");
    }

    @Test
    void dependencyThatExistsNowhereIsNamed() {
        assertThat(plan(draft("a"), draft("b", "kit-99"))).isEqualTo(new TaskPlan.UnknownDependency("kit-99", 1));
    }

    @Test
    void nameThatIsNoTaskIdIsAnUnknownDependencyToo() {
        assertThat(plan(draft("a", "Not An Id"))).isEqualTo(new TaskPlan.UnknownDependency("Not An Id", 0));
    }

    @Test
    void cycleWithinTheRequestIsNamedByRefsInOrder() {
        assertThat(plan(draft("x"), draft("a", "b"), draft("b", "c"), draft("c", "a", "x")))
                .isEqualTo(new TaskPlan.Cycle(List.of("a", "b", "c")));
    }

    @Test
    void taskThatDependsOnItselfIsACycle() {
        assertThat(plan(draft("a", "a"))).isEqualTo(new TaskPlan.Cycle(List.of("a")));
    }

    @Test
    void secondUseOfARefIsRefused() {
        assertThat(plan(draft("a"), draft("a"))).isEqualTo(new TaskPlan.DuplicateRef("a", 1));
    }

    @Test
    void externalIdThatATaskHasIsRefusedWithThatTask() {
        assertThat(plan(imported("bd-9"))).isEqualTo(new TaskPlan.DuplicateExternalId("bd-9", 0, new TaskId("kit-2")));
        assertThat(plan(imported("bd-1"), imported("bd-1")))
                .isEqualTo(new TaskPlan.DuplicateExternalId("bd-1", 1, null));
    }

    private List<PlannedTask> planned(TaskDraft... drafts) {
        return ((TaskPlan.Planned) plan(drafts)).tasks();
    }

    private TaskPlan plan(TaskDraft... drafts) {
        return planner.plan(List.of(drafts), 7, NOW);
    }

    private static TaskDraft draft(String ref, String... dependsOn) {
        return new TaskDraft(
                ref,
                "Title of " + ref,
                "",
                List.of(),
                Priority.NORMAL,
                TaskKind.UNSPECIFIED,
                List.of(dependsOn),
                List.of(),
                Set.of(),
                null,
                List.of(),
                null,
                null,
                null,
                InitialStatus.OPEN,
                Proviso.NONE);
    }

    private static TaskDraft imported(String externalId) {
        return new TaskDraft(
                null,
                "Title",
                "",
                List.of(),
                Priority.NORMAL,
                TaskKind.UNSPECIFIED,
                List.of(),
                List.of(),
                Set.of(),
                null,
                List.of(),
                null,
                null,
                externalId,
                InitialStatus.OPEN,
                Proviso.NONE);
    }
}
