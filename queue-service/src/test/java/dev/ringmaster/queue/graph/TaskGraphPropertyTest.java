package dev.ringmaster.queue.graph;

import static dev.ringmaster.queue.Fixtures.PROJECT;
import static dev.ringmaster.queue.Fixtures.known;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ringmaster.model.id.TaskId;
import dev.ringmaster.model.task.BlockReason;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.jgrapht.alg.cycle.CycleDetector;
import org.jgrapht.graph.DefaultEdge;
import org.jgrapht.graph.SimpleDirectedGraph;
import org.jspecify.annotations.Nullable;

/** The counters and cycles of the graph, kept step by step, are what a plain look at the whole graph says. */
class TaskGraphPropertyTest {

    private static final int TASKS = 8;

    /** Seen red when a dependency given up was counted as met, and when cycles were not looked for again after a link came or went. */
    @Property(tries = 1500)
    void graphKeptStepByStepEqualsOneLookedAtWhole(
            @ForAll @Size(max = 40) List<@IntRange(max = 1 << 16) Integer> moves) {
        TaskGraph graph = new TaskGraph();
        Map<TaskId, Set<TaskId>> needs = new HashMap<>();
        Map<TaskId, Standing> standings = new HashMap<>();
        for (int move : moves) {
            TaskId task = task(move % TASKS);
            if (!needs.containsKey(task) || move % 3 != 0) {
                Set<TaskId> dependsOn = chosen(move / TASKS, task);
                Standing standing = standings.getOrDefault(task, Standing.OPEN);
                needs.put(task, dependsOn);
                standings.put(task, standing);
                graph.place(task, dependsOn, standing, null, new Weight(PROJECT, 2, 1));
            } else if (standings.get(task) == Standing.OPEN) {
                Standing standing = move % 2 == 0 ? Standing.DONE : Standing.DEAD;
                standings.put(task, standing);
                graph.stand(task, standing);
            }
            graph.refreshCycles();
            needs.keySet().forEach(t -> assertThatObstacleIs(graph.obstacle(t), t, needs, standings));
        }
    }

    private static void assertThatObstacleIs(
            @Nullable BlockReason obstacle,
            TaskId task,
            Map<TaskId, Set<TaskId>> needs,
            Map<TaskId, Standing> standings) {
        Set<TaskId> unmet = new HashSet<>(known(needs, task));
        unmet.removeIf(other -> standings.get(other) == Standing.DONE);
        boolean cyclic = standings.get(task) == Standing.OPEN && inCycle(task, needs, standings);
        if (unmet.isEmpty()) {
            assertThat(obstacle).isNull();
        } else if (cyclic) {
            assertThat(obstacle).isInstanceOfSatisfying(BlockReason.Cycle.class, cycle -> {
                assertThat(cycle.through()).contains(task);
                assertThat(cycle.through().getFirst())
                        .isEqualTo(
                                cycle.through().stream().min(TaskId::compareTo).orElseThrow());
                for (int i = 0; i < cycle.through().size(); i++) {
                    TaskId next = cycle.through().get((i + 1) % cycle.through().size());
                    assertThat(known(needs, cycle.through().get(i))).contains(next);
                }
            });
        } else {
            assertThat(obstacle).isNotNull().isNotInstanceOf(BlockReason.Cycle.class);
        }
    }

    private static boolean inCycle(TaskId task, Map<TaskId, Set<TaskId>> needs, Map<TaskId, Standing> standings) {
        var view = new SimpleDirectedGraph<TaskId, DefaultEdge>(DefaultEdge.class);
        needs.keySet().stream().filter(t -> standings.get(t) == Standing.OPEN).forEach(view::addVertex);
        needs.forEach((from, all) -> all.stream()
                .filter(to -> view.containsVertex(from) && view.containsVertex(to))
                .forEach(to -> view.addEdge(from, to)));
        return view.containsVertex(task) && new CycleDetector<>(view).detectCyclesContainingVertex(task);
    }

    private static Set<TaskId> chosen(int bits, TaskId not) {
        Set<TaskId> set = new HashSet<>();
        for (int i = 0; i < TASKS; i++) {
            if ((bits >> i & 1) == 1 && (bits >> (i + 3) % 12 & 1) == 1 && !task(i).equals(not)) {
                set.add(task(i));
            }
        }
        return set;
    }

    private static TaskId task(int i) {
        return new TaskId("t" + i);
    }
}
