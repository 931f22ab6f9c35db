package dev.ringmaster.api.view;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringmaster.model.id.Capability;
import dev.ringmaster.model.id.ProjectId;
import dev.ringmaster.model.id.TaskId;
import dev.ringmaster.model.id.WorkerId;
import dev.ringmaster.model.task.Priority;
import dev.ringmaster.model.task.TaskDefinition;
import dev.ringmaster.model.task.TaskKind;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class WorkerOutlookTest {

    private static final WorkerSummary CODER = worker("coder", "available", false, null, "code");
    private static final WorkerSummary GHOST =
            worker("ghost", "offline", true, "its command no-such-agent is not on the PATH", "ghost");
    private static final WorkerOutlook BOTH = new WorkerOutlook(List.of(CODER, GHOST));

    @Test
    void taskThatAWorkingWorkerMayTakeHasNoObstacle() {
        assertThat(BOTH.obstacle(task(null))).isEmpty();
        assertThat(BOTH.obstacle(task("coder", "code"))).isEmpty();
    }

    @Test
    void agentThatDoesNotExistIsNamed() {
        assertThat(BOTH.obstacle(task("nobody")))
                .contains("is ready, but there is no worker 'nobody', which it names as its agent: change the task, or"
                        + " [[workers]] in ringmaster.toml");
    }

    @Test
    void capabilityThatNobodyOffersIsNamed() {
        assertThat(BOTH.obstacle(task(null, "rust", "code")).orElseThrow())
                .startsWith("is ready, but no worker offers what it requires (code, rust): ");
        assertThat(BOTH.obstacle(task("coder", "rust")).orElseThrow())
                .startsWith("is ready, but worker coder does not offer what it requires (rust): ");
    }

    @Test
    void offlineWorkerIsNamedWithItsReason() {
        assertThat(BOTH.obstacle(task(null, "ghost")))
                .contains("is ready, but worker ghost is offline (its command no-such-agent is not on the PATH)");
    }

    @Test
    void dedicatedWorkersTakeNoOtherTasks() {
        assertThat(new WorkerOutlook(List.of(GHOST)).obstacle(task(null)).orElseThrow())
                .startsWith("is ready, but every worker is dedicated to other tasks: ");
    }

    @Test
    void nothingIsSaidBeforeAnyWorkerWasHeardOf() {
        assertThat(new WorkerOutlook(List.of()).obstacle(task("nobody"))).isEmpty();
    }

    private static WorkerSummary worker(
            String id, String status, boolean dedicated, @Nullable String reason, String capability) {
        return new WorkerSummary(
                new WorkerId(id),
                "generic",
                status,
                List.of(new Capability(capability)),
                2,
                0,
                dedicated,
                reason,
                null,
                Instant.EPOCH,
                "generic",
                null,
                null,
                List.of(),
                List.of());
    }

    private static TaskDefinition task(@Nullable String agent, String... requires) {
        Set<Capability> capabilities =
                Arrays.stream(requires).map(Capability::new).collect(Collectors.toSet());
        return new TaskDefinition(
                new TaskId("p-1"),
                new ProjectId("p"),
                "A",
                "",
                List.of(),
                Priority.NORMAL,
                TaskKind.UNSPECIFIED,
                Set.of(),
                List.of(),
                capabilities,
                agent == null ? null : new WorkerId(agent),
                List.of(),
                null,
                null,
                null,
                1,
                Instant.EPOCH);
    }
}
