package dev.ringmaster.queue.dispatch;

import static dev.ringmaster.queue.Fixtures.NOW;
import static dev.ringmaster.queue.Fixtures.PROJECT;
import static dev.ringmaster.queue.Fixtures.capabilities;
import static dev.ringmaster.queue.Fixtures.id;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ringmaster.model.id.ProjectId;
import dev.ringmaster.model.id.WorkerId;
import dev.ringmaster.queue.rank.Score;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class DispatchPlannerTest {

    private static final ProjectId OTHER = new ProjectId("q");
    private static final DispatchLimits NO_LIMITS = DispatchLimits.of(1000);

    private TypeOrder order = TypeOrder.NONE;
    private final ReadyQueue ready = new ReadyQueue();
    private final List<WorkerSlots> workers = new ArrayList<>();
    private final Map<ProjectId, ProjectShare> shares = new TreeMap<>(Map.of(PROJECT, new ProjectShare(1, 100, 0, 0)));

    @Test
    void bestScoreRunsFirstAndTheRunnerUpIsNamed() {
        worker("w", 1);
        ready("low", 0.1);
        ready("high", 0.9);
        ready("middle", 0.5);

        assertThat(plan()).singleElement().satisfies(dispatch -> {
            assertThat(dispatch.task()).isEqualTo(id("high"));
            assertThat(dispatch.runnerUp()).isEqualTo(id("middle"));
            assertThat(dispatch.whyWorker()).isEqualTo("may take any task; 0 of 1 slots in use before");
        });
    }

    @Test
    void equalScoresRunInOrderOfCreationThenId() {
        worker("w", 3);
        ready("b", 0.5);
        ready("a", 0.5);

        assertThat(plan()).extracting(Dispatch::task).containsExactly(id("a"), id("b"));
    }

    @Test
    void longWaitOutweighsALittleScore() {
        double young = ReadyTask.urgencyOf(score(0.5), 0.01, NOW.plusSeconds(3600 * 11));
        double old = ReadyTask.urgencyOf(score(0.4), 0.01, NOW);

        assertThat(old).isGreaterThan(young);
    }

    @Test
    void taskGoesOnlyToAWorkerThatCanDoIt() {
        worker("plain", 5);
        worker("java", 1, "java");
        ready("needs-java", 0.9, new Requirement(capabilities("java"), null));
        ready("needs-both", 0.8, new Requirement(capabilities("java", "browser"), null));

        assertThat(plan()).singleElement().satisfies(dispatch -> {
            assertThat(dispatch.task()).isEqualTo(id("needs-java"));
            assertThat(dispatch.worker()).isEqualTo(new WorkerId("java"));
        });
    }

    @Test
    void taskWithoutWishesLeavesTheCapableWorkerFree() {
        worker("able", 1, "java");
        worker("plain", 1);
        ready("any", 0.9);
        ready("needs-java", 0.1, new Requirement(capabilities("java"), null));

        assertThat(plan())
                .extracting(dispatch -> dispatch.task() + "→" + dispatch.worker())
                .containsExactly("any→plain", "needs-java→able");
    }

    @Test
    void dedicatedWorkerTakesOnlyWhatItIsThereFor() {
        workers.add(new WorkerSlots(new WorkerId("gpu"), "generic", "a", capabilities("gpu"), true, 5, 0));
        ready("any", 0.9);
        ready("needs-gpu", 0.5, new Requirement(capabilities("gpu"), null));
        ready("names-it", 0.1, new Requirement(capabilities(), new WorkerId("gpu")));

        assertThat(plan()).extracting(Dispatch::task).containsExactly(id("needs-gpu"), id("names-it"));
    }

    @Test
    void slotsInUseAreNotGivenAgain() {
        workers.add(new WorkerSlots(new WorkerId("w"), "generic", "a", capabilities(), false, 2, 1));
        ready("a", 0.9);
        ready("b", 0.8);

        assertThat(plan()).hasSize(1);
    }

    @Test
    void limitsOfRingTypeAndProjectHold() {
        worker("w1", 5);
        worker("w2", 5);
        for (int i = 0; i < 9; i++) {
            ready("t" + i, 0.5);
        }

        assertThat(plan(DispatchLimits.of(4), 1)).hasSize(3);
        assertThat(plan(new DispatchLimits(100, Map.of("generic", 2), Map.of(), Map.of()), 0))
                .hasSize(2);
        shares.put(PROJECT, new ProjectShare(1, 5, 4, 0));
        assertThat(plan(NO_LIMITS, 0)).hasSize(1);
    }

    @Test
    void accountIsUsedByAllItsWorkersTogether() {
        workerOf("team", "w1", 5);
        workerOf("team", "w2", 5);
        workerOf("own", "w3", 1);
        for (int i = 0; i < 9; i++) {
            ready("t" + i, 0.5);
        }

        assertThat(plan(new DispatchLimits(100, Map.of(), Map.of(), Map.of("team", 3)), 0))
                .extracting(dispatch -> dispatch.worker().value())
                .hasSize(4)
                .containsOnlyOnce("w3");
    }

    @Test
    void limitOfACapabilityKeepsOnlyThoseThatRequireIt() {
        worker("w", 9, "gpu");
        for (int i = 0; i < 3; i++) {
            ready("g" + i, 0.9, new Requirement(capabilities("gpu"), null));
            ready("t" + i, 0.1);
        }

        assertThat(plan(new DispatchLimits(100, Map.of(), Map.of("gpu", 2), Map.of()), 0))
                .extracting(dispatch -> dispatch.task().value())
                .containsExactly("g0", "g1", "t0", "t1", "t2");
    }

    @Test
    void preferredTypesComeFirstAndFallbackTypesLast() {
        typed("plain", "generic");
        typed("last", "aider");
        typed("z-first", "codex");
        order = new TypeOrder(List.of("codex"), List.of("aider"));
        for (int i = 0; i < 3; i++) {
            ready("t" + i, 0.5);
        }

        assertThat(plan())
                .extracting(dispatch -> dispatch.worker().value())
                .containsExactly("z-first", "plain", "last");
        assertThat(plan().getLast().whyWorker()).contains("its type aider is a fallback");
    }

    @Test
    void typeThatJustFailedTheTaskIsPassedOver() {
        typed("c1", "codex");
        typed("c2", "codex");
        typed("g", "goose");
        ready("t", 0.5, Requirement.NONE.afterFailureAt(new WorkerId("c2")));

        assertThat(plan()).singleElement().satisfies(dispatch -> {
            assertThat(dispatch.worker()).isEqualTo(new WorkerId("g"));
            assertThat(dispatch.others()).isEmpty();
            assertThat(dispatch.whyWorker()).contains("workers of type codex were passed over");
        });
    }

    @Test
    void typeThatJustFailedTheTaskTakesItWhereNoOtherCould() {
        typed("c1", "codex");
        workers.add(new WorkerSlots(new WorkerId("g"), "goose", "a", capabilities(), false, 0, 0));
        ready("t", 0.5, Requirement.NONE.afterFailureAt(new WorkerId("c1")));

        assertThat(plan()).singleElement().satisfies(dispatch -> {
            assertThat(dispatch.worker()).isEqualTo(new WorkerId("c1"));
            assertThat(dispatch.whyWorker()).contains("no worker of another type than codex");
        });
    }

    @Test
    void projectsThatUseEquallyMuchTakeTurns() {
        worker("w", 1);
        shares.put(PROJECT, new ProjectShare(1, 100, 0, 7));
        shares.put(OTHER, new ProjectShare(1, 100, 0, 6.5));
        ready("p1", 0.9);
        ready(OTHER, "q1", 0.1, Requirement.NONE);

        assertThat(plan()).extracting(Dispatch::task).containsExactly(id("q1"));
    }

    @Test
    void slotsAreSharedByWeight() {
        worker("w", 6);
        shares.put(PROJECT, new ProjectShare(2, 100, 0, 0));
        shares.put(OTHER, new ProjectShare(1, 100, 0, 0));
        for (int i = 0; i < 10; i++) {
            ready("p" + i, 0.9);
            ready(OTHER, "q" + i, 0.1, Requirement.NONE);
        }

        assertThat(plan())
                .filteredOn(dispatch -> dispatch.task().value().startsWith("p"))
                .hasSize(4);
    }

    @Test
    void projectNobodyKnowsGetsNothing() {
        worker("w", 1);
        ready(OTHER, "q1", 0.9, Requirement.NONE);

        assertThat(plan()).isEmpty();
    }

    private List<Dispatch> plan() {
        return plan(NO_LIMITS, 0);
    }

    private List<Dispatch> plan(DispatchLimits limits, int used) {
        return DispatchPlanner.plan(ready, new Capacity(workers, shares, Map.of(), used), limits, order);
    }

    private void worker(String name, int capacity, String... words) {
        workerOf("a", name, capacity, words);
    }

    private void typed(String name, String type) {
        workers.add(new WorkerSlots(new WorkerId(name), type, "a", capabilities(), false, 1, 0));
    }

    private void workerOf(String account, String name, int capacity, String... words) {
        workers.add(new WorkerSlots(new WorkerId(name), "generic", account, capabilities(words), false, capacity, 0));
    }

    private void ready(String task, double score) {
        ready(task, score, Requirement.NONE);
    }

    private void ready(String task, double score, Requirement requirement) {
        ready(PROJECT, task, score, requirement);
    }

    private void ready(ProjectId project, String task, double score, Requirement requirement) {
        ready.put(new ReadyTask(id(task), project, requirement, score(score), score, NOW));
    }

    private static Score score(double total) {
        return new Score(0, 0, 0, total);
    }
}
