package dev.ringmaster.queue.graph;

import static dev.ringmaster.queue.Fixtures.PROJECT;
import static dev.ringmaster.queue.Fixtures.id;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ringmaster.analysis.graph.GraphSnapshot;
import dev.ringmaster.model.id.ProjectId;
import dev.ringmaster.model.id.TaskId;
import dev.ringmaster.model.task.BlockReason;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class TaskGraphTest {

    private static final Weight WEIGHT = new Weight(PROJECT, 2, 1);

    private final TaskGraph graph = new TaskGraph();

    @Test
    void taskWaitsForItsOpenDependenciesInIdOrder() {
        open("b");
        open("a");
        open("c", "b", "a");

        assertThat(graph.obstacle(id("c"))).isEqualTo(new BlockReason.Dependency(ids("a", "b")));
    }

    @Test
    void lastDependencyDoneOpensTheTask() {
        open("a");
        open("b");
        open("c", "a", "b");

        assertThat(graph.stand(id("a"), Standing.DONE)).containsExactly(id("c"));
        assertThat(graph.obstacle(id("c"))).isEqualTo(new BlockReason.Dependency(ids("b")));
        graph.stand(id("b"), Standing.DONE);
        assertThat(graph.obstacle(id("c"))).isNull();
    }

    @Test
    void dependencyThatNobodyCreatedIsNamedAndWaitedFor() {
        open("b", "a");
        assertThat(graph.obstacle(id("b"))).isEqualTo(new BlockReason.UnknownDependency(ids("a")));

        assertThat(place("a", Standing.DONE, null)).containsExactly(id("b"));
        assertThat(graph.obstacle(id("b"))).isNull();
    }

    @Test
    void deadDependencyIsToldBeforeAnyOther() {
        open("a");
        open("b");
        open("c", "a", "b", "nobody");

        graph.stand(id("b"), Standing.DEAD);

        assertThat(graph.obstacle(id("c"))).isEqualTo(new BlockReason.DeadDependency(ids("b")));
    }

    @Test
    void retryTakesThePlaceOfTheDeadTask() {
        open("a");
        open("c", "a");
        graph.stand(id("a"), Standing.DEAD);

        assertThat(place("a2", Standing.OPEN, id("a"))).containsExactly(id("c"));
        assertThat(graph.obstacle(id("c"))).isEqualTo(new BlockReason.Dependency(ids("a2")));
        graph.stand(id("a2"), Standing.DEAD);
        place("a3", Standing.OPEN, id("a2"));
        assertThat(graph.stand(id("a3"), Standing.DONE)).contains(id("c"));
        assertThat(graph.obstacle(id("c"))).isNull();
        assertThat(graph.standInOf(id("a"))).isEqualTo(id("a3"));
    }

    @Test
    void removedDependencyNoLongerCounts() {
        open("a");
        open("b");
        open("c", "a", "b");

        open("c", "b");

        assertThat(graph.obstacle(id("c"))).isEqualTo(new BlockReason.Dependency(ids("b")));
        graph.stand(id("b"), Standing.DONE);
        assertThat(graph.obstacle(id("c"))).isNull();
    }

    @Test
    void cycleIsNamedFromItsSmallestTaskForEachMember() {
        open("c", "a");
        open("b", "c");
        open("a", "b");
        open("outside", "a");

        assertThat(graph.refreshCycles()).containsExactlyInAnyOrderElementsOf(ids("a", "b", "c"));

        var cycle = new BlockReason.Cycle(ids("a", "b", "c"));
        assertThat(ids("a", "b", "c"))
                .allSatisfy(task -> assertThat(graph.obstacle(task)).isEqualTo(cycle));
        assertThat(graph.obstacle(id("outside"))).isEqualTo(new BlockReason.Dependency(ids("a")));
    }

    @Test
    void removingOneEdgeOpensTheCycle() {
        open("a", "b");
        open("b", "a");
        graph.refreshCycles();

        open("a");

        assertThat(graph.refreshCycles()).containsExactlyInAnyOrderElementsOf(ids("a", "b"));
        assertThat(graph.obstacle(id("a"))).isNull();
        assertThat(graph.obstacle(id("b"))).isEqualTo(new BlockReason.Dependency(ids("a")));
    }

    /** Seen red when only the tasks of known cycles were looked at. */
    @Test
    void checkOfTheWholeGraphFindsACycleThatNoChangeLedTo() {
        open("a", "b");
        open("b", "a");
        open("c", "d");
        open("d", "c");

        assertThat(graph.checkCycles()).containsExactlyInAnyOrderElementsOf(ids("a", "b", "c", "d"));
        assertThat(graph.obstacle(id("d"))).isEqualTo(new BlockReason.Cycle(ids("c", "d")));
        assertThat(graph.checkCycles()).isEmpty();
    }

    @Test
    void checkOfTheWholeGraphLetsGoOfACycleThatIsOpen() {
        open("a", "b");
        open("b", "a");
        graph.checkCycles();

        open("a");

        assertThat(graph.checkCycles()).containsExactlyInAnyOrderElementsOf(ids("a", "b"));
        assertThat(graph.obstacle(id("a"))).isNull();
    }

    @Test
    void cancelledMemberOpensTheCycle() {
        open("a", "b");
        open("b", "a");
        graph.refreshCycles();

        graph.stand(id("a"), Standing.DEAD);
        graph.refreshCycles();

        assertThat(graph.obstacle(id("b"))).isEqualTo(new BlockReason.DeadDependency(ids("a")));
    }

    @Test
    void reasonNamesAtMostAHundredTasks() {
        String[] many = IntStream.range(1000, 1300).mapToObj(i -> "t" + i).toArray(String[]::new);
        Arrays.stream(many).forEach(this::open);

        open("last", many);

        assertThat(graph.obstacle(id("last")))
                .isInstanceOfSatisfying(
                        BlockReason.Dependency.class,
                        reason -> assertThat(reason.on())
                                .hasSize(TaskGraph.NAMED_LIMIT)
                                .startsWith(id("t1000")));
    }

    @Test
    void snapshotHoldsTheOpenTasksOfAProjectAndTheEdgesBetweenThem() {
        open("a");
        open("done");
        open("b", "a", "done", "elsewhere");
        graph.place(id("elsewhere"), Set.of(), Standing.OPEN, null, new Weight(new ProjectId("another"), 2, 1));
        graph.stand(id("done"), Standing.DONE);

        GraphSnapshot snapshot = graph.snapshot(PROJECT);

        assertThat(IntStream.range(0, snapshot.size()).mapToObj(snapshot::task)).containsExactly(id("a"), id("b"));
        assertThat(snapshot.edges()).isEqualTo(1);
        assertThat(snapshot.inOrder()).containsExactly(0, 1);
    }

    private void open(String task, String... dependsOn) {
        graph.place(id(task), Set.copyOf(ids(dependsOn)), Standing.OPEN, null, WEIGHT);
    }

    private Collection<TaskId> place(String task, Standing standing, @Nullable TaskId retryOf) {
        return graph.place(id(task), Set.of(), standing, retryOf, WEIGHT);
    }

    private static List<TaskId> ids(String... values) {
        return Arrays.stream(values).map(TaskId::new).collect(Collectors.toList());
    }
}
