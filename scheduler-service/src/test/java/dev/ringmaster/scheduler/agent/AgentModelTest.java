package dev.ringmaster.scheduler.agent;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringmaster.model.attempt.Assignment;
import dev.ringmaster.model.event.AssignmentEvent;
import dev.ringmaster.model.event.EventType;
import dev.ringmaster.model.event.GoldenEvents;
import dev.ringmaster.model.settings.WorkerSettings;
import dev.ringmaster.settings.SettingsLoader;
import dev.ringmaster.settings.SettingsResult;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Which model an agent is started with. */
class AgentModelTest {

    private static final Assignment TOLD =
            ((AssignmentEvent.TaskAssigned) GoldenEvents.sample(EventType.TASK_ASSIGNED)).assignment();

    @Test
    void assignmentsModelComesBeforeTheWorkers() {
        assertThat(AgentLaunches.modelOf(TOLD, worker("model = \"sonnet\""))).isEqualTo("opus");
        assertThat(AgentLaunches.modelOf(untold(), worker("model = \"sonnet\"")))
                .isEqualTo("sonnet");
        assertThat(AgentLaunches.modelOf(untold(), worker(""))).isNull();
    }

    @Test
    void argumentsOfAPersonHaveNoPlaceForAModel() {
        assertThat(AgentLaunches.modelOf(TOLD, worker("args = [\"-p\"]"))).isNull();
    }

    @Test
    void modelGoesIntoTheCommandLineByTheAgentsOwnOption() {
        assertThat(AgentLaunches.invocation(TOLD, worker(""), null).args()).containsSubsequence("--model", "opus");
        assertThat(AgentLaunches.invocation(untold(), worker(""), null).args()).doesNotContain("--model");
    }

    private static Assignment untold() {
        return new Assignment(
                TOLD.task(),
                TOLD.attempt(),
                TOLD.epoch(),
                TOLD.number(),
                TOLD.worker(),
                TOLD.projectVersion(),
                TOLD.readyAt(),
                (dev.ringmaster.model.attempt.@Nullable Resume) null);
    }

    private static WorkerSettings worker(String more) {
        String file = "[[workers]]\nname = \"claude\"\ntype = \"claude-code\"\n" + more + "\n";
        var read = SettingsLoader.parse(file.getBytes(java.nio.charset.StandardCharsets.UTF_8), Map.of());
        return ((SettingsResult.Loaded) read).settings().workers().getFirst();
    }
}
