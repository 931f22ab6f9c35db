package dev.ringmaster.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.ringmaster.model.decision.Decision;
import dev.ringmaster.model.decision.DecisionKind;
import dev.ringmaster.model.decision.DecisionOption;
import dev.ringmaster.model.id.DecisionId;
import dev.ringmaster.model.id.Epoch;
import dev.ringmaster.model.id.ProjectId;
import dev.ringmaster.model.id.TaskId;
import dev.ringmaster.model.id.WorkerId;
import dev.ringmaster.model.project.Gate;
import dev.ringmaster.model.project.LandingMode;
import dev.ringmaster.model.project.Project;
import dev.ringmaster.model.project.ProjectPolicy;
import dev.ringmaster.model.project.Workspace;
import dev.ringmaster.model.project.WorkspaceSetup;
import dev.ringmaster.model.worker.WorkerSnapshot;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class InvariantsTest {

    private static final TaskId TASK = new TaskId("p-1");
    private static final ProjectId PROJECT = new ProjectId("p");
    private static final Instant NOW = Instant.parse("2026-03-01T09:30:00Z");
    private static final Gate TEST = Gate.ofShellLine("test", "mvn -q test");

    @Test
    void gateHasANameACommandAndATimeLimit() {
        List<String> command = List.of("true");
        assertThatIllegalArgumentException().isThrownBy(() -> new Gate(" ", command, Gate.DEFAULT_TIMEOUT));
        assertThatIllegalArgumentException().isThrownBy(() -> new Gate("g", List.of(), Gate.DEFAULT_TIMEOUT));
        assertThatIllegalArgumentException().isThrownBy(() -> new Gate("g", List.of(""), Gate.DEFAULT_TIMEOUT));
        assertThatIllegalArgumentException().isThrownBy(() -> new Gate("g", command, Duration.ZERO));
        assertThat(TEST.command()).containsExactly("sh", "-c", "mvn -q test");
    }

    @Test
    void repositoryFitsTheWorkspace() {
        assertThatIllegalArgumentException().isThrownBy(() -> project("", Workspace.WORKTREE, List.of()));
        assertThatIllegalArgumentException().isThrownBy(() -> project("/r", Workspace.NONE, List.of()));
        assertThat(project("", Workspace.NONE, List.of()).gates()).isEmpty();
    }

    @Test
    void gatesOfAProjectHaveDifferentNames() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> project("/r", Workspace.WORKTREE, List.of(TEST, TEST)))
                .withMessageContaining("test");
    }

    @Test
    void policyNeedsPositiveNumbers() {
        assertThatIllegalArgumentException().isThrownBy(() -> new ProjectPolicy(0, 3, 1, false));
        assertThatIllegalArgumentException().isThrownBy(() -> new ProjectPolicy(1, 0, 1, false));
        assertThatIllegalArgumentException().isThrownBy(() -> new ProjectPolicy(1, 1, 0, false));
        assertThatIllegalArgumentException().isThrownBy(() -> new ProjectPolicy(1, 1, Double.NaN, false));
    }

    @Test
    void setupCopiesOnlyWhatIsInsideTheCheckout() {
        assertThat(new WorkspaceSetup(List.of(), List.of(".env", "config/local.properties", ".github/x")).copies())
                .hasSize(3);
        for (String outside : List.of("/etc/passwd", "../.env", "a/../../b", ".git/config", ".git", "", "./x")) {
            assertThatIllegalArgumentException()
                    .as(outside)
                    .isThrownBy(() -> new WorkspaceSetup(List.of(), List.of(outside)));
        }
    }

    @Test
    void projectOfAnOlderVersionLandsByItselfAndHasNoSetup() throws Exception {
        String old = ModelJson.MAPPER
                .writeValueAsString(project("", Workspace.NONE, List.of()))
                .replace(",\"landing\":\"auto\"", "")
                .replace(",\"setup\":{\"commands\":[],\"copies\":[]}", "");
        assertThat(old).doesNotContain("landing").doesNotContain("setup");

        Project read = ModelJson.MAPPER.readValue(old, Project.class);

        assertThat(read.policy().landing()).isEqualTo(LandingMode.AUTO);
        assertThat(read.setup()).isEqualTo(WorkspaceSetup.NONE);
    }

    @Test
    void decisionHasAnOption() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Decision(
                        Decision.idFor(TASK, Epoch.NONE, DecisionKind.CONFLICT),
                        TASK,
                        PROJECT,
                        null,
                        DecisionKind.CONFLICT,
                        "?",
                        "",
                        List.of(),
                        NOW));
    }

    @ParameterizedTest
    @EnumSource(DecisionKind.class)
    void decisionIdDependsOnTaskEpochAndKind(DecisionKind kind) {
        assertThat(Decision.idFor(TASK, new Epoch(2), kind))
                .isEqualTo(Decision.idFor(TASK, new Epoch(2), kind))
                .isNotEqualTo(Decision.idFor(TASK, new Epoch(3), kind))
                .isNotEqualTo(Decision.idFor(new TaskId("p-2"), new Epoch(2), kind));
        assertThat(Decision.idFor(TASK, new Epoch(2), kind).value()).startsWith("d-p-1-2-");
    }

    @ParameterizedTest
    @EnumSource(DecisionKind.class)
    void decisionKnowsTheEpochThatItsIdWasMadeFrom(DecisionKind kind) {
        assertThat(asking(Decision.idFor(TASK, new Epoch(12), kind), kind).epoch())
                .contains(new Epoch(12));
        assertThat(asking(new DecisionId("d-1"), kind).epoch()).isEmpty();
        assertThat(asking(Decision.idFor(new TaskId("p-1-2"), new Epoch(3), kind), kind)
                        .epoch())
                .isEmpty();
    }

    private static Decision asking(DecisionId id, DecisionKind kind) {
        return new Decision(id, TASK, PROJECT, null, kind, "?", "", List.of(DecisionOption.DROP), NOW);
    }

    @Test
    void workerCountsAreNotNegative() {
        assertThatIllegalArgumentException().isThrownBy(() -> worker(-1, 0));
        assertThatIllegalArgumentException().isThrownBy(() -> worker(0, -1));
    }

    private static Project project(String repository, Workspace workspace, List<Gate> gates) {
        return new Project(
                PROJECT,
                1,
                "P",
                repository,
                "main",
                workspace,
                gates,
                "",
                List.of(),
                ProjectPolicy.DEFAULT,
                List.of(),
                WorkspaceSetup.NONE);
    }

    private static WorkerSnapshot worker(int capacity, int running) {
        return new WorkerSnapshot(
                new WorkerId("w"), "generic", Set.of(), capacity, running, false, null, null, NOW, null, null, null);
    }
}
