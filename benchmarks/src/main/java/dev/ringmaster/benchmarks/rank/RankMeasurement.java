package dev.ringmaster.benchmarks.rank;

import dev.ringmaster.analysis.graph.GraphSnapshot;
import dev.ringmaster.analysis.metric.Certainty;
import dev.ringmaster.analysis.metric.Hits;
import dev.ringmaster.analysis.metric.TimeLimit;
import dev.ringmaster.analysis.structure.ArticulationPoints;
import dev.ringmaster.analysis.structure.Cycles;
import dev.ringmaster.analysis.structure.Levels;
import dev.ringmaster.analysis.structure.Tracks;
import dev.ringmaster.analysis.structure.Unblocking;
import dev.ringmaster.model.id.ProjectId;
import dev.ringmaster.model.id.TaskId;
import dev.ringmaster.queue.graph.Standing;
import dev.ringmaster.queue.graph.TaskGraph;
import dev.ringmaster.queue.graph.Weight;
import dev.ringmaster.queue.rank.DeepMetrics;
import dev.ringmaster.queue.rank.RankWeights;
import dev.ringmaster.queue.rank.Ranker;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jgrapht.Graph;
import org.jgrapht.alg.scoring.BetweennessCentrality;
import org.jgrapht.alg.scoring.PageRank;
import org.jgrapht.graph.DefaultEdge;
import org.jgrapht.graph.SimpleDirectedGraph;
import org.jspecify.annotations.Nullable;

/**
 * Ranks one drawn project as queue-service does. Figures are medians of several rounds in a warm process: a status change is a task's
 * end, a structural change a new task with two dependencies, each with the copy of the graph and the scores of all tasks after it.
 * What dispatch waits for is the "follow" of each: the metrics of what the change moves.
 */
public final class RankMeasurement {

    private static final RankWeights WEIGHTS = new RankWeights(0.2, 0.2, 0.3, 0.3, 1);
    private static final Duration LIMIT = Duration.ofMinutes(1);
    private static final ProjectId PROJECT = new ProjectId("measured");
    private static final long SEED = 7;
    private static final int ROUNDS = 41;

    /** JGraphT's betweenness takes the square of this many tasks: minutes beyond. */
    private static final int ORACLE_LIMIT = 10_000;

    private final int tasks;
    private final Shape shape;
    private final List<TaskId> ids;
    private final Ranker ranker = new Ranker(System::nanoTime);

    /** So that no work is optimized away. */
    private volatile @Nullable Object result;

    private RankMeasurement(int tasks, Shape shape) {
        this.tasks = tasks;
        this.shape = shape;
        this.ids = Shape.ids(tasks);
    }

    /** Prints one line of JSON. Arguments: how many tasks, and the shape's name. */
    public static void main(String[] args) {
        Map<String, Object> line = new RankMeasurement(Integer.parseInt(args[0]), Shape.named(args[1])).run();
        System.out.println(line.entrySet().stream()
                .map(field -> "\"" + field.getKey() + "\":" + json(field.getValue()))
                .collect(Collectors.joining(",", "{", "}")));
    }

    private static String json(Object value) {
        if (value.equals("null")) {
            return "null";
        }
        return value instanceof String text ? "\"" + text + "\"" : value.toString();
    }

    Map<String, Object> run() {
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("bench", "rank");
        line.put("tasks", tasks);
        line.put("shape", shape.name().toLowerCase(java.util.Locale.ROOT));
        int heavy = tasks > 20_000 ? 3 : 9;
        line.put("build_ms", millis(heavy, this::build));
        TaskGraph graph = build();
        DeepMetrics deep = ranker.deep(snapshot(graph), LIMIT);
        Random random = new Random(SEED);
        graph.settle();
        line.put("status_follow_ms", millis(ROUNDS, () -> {
            graph.stand(ids.get(random.nextInt(tasks)), Standing.DONE);
            return graph.settle();
        }));
        line.put("structural_follow_ms", millis(ROUNDS, () -> {
            add(graph, random);
            return graph.settle();
        }));
        line.put("status_change_ms", millis(ROUNDS, () -> {
            graph.stand(ids.get(random.nextInt(tasks)), Standing.DONE);
            return quick(graph, deep);
        }));
        line.put("structural_change_ms", millis(ROUNDS, () -> {
            add(graph, random);
            return quick(graph, deep);
        }));
        GraphSnapshot whole = shape.graph(tasks, SEED);
        line.put("betweenness_ms", millis(heavy, () -> ranker.deep(whole, LIMIT)));
        line.put("betweenness", certainty(deep.certainty()));
        line.put("full_ms", millis(heavy, () -> everything(whole)));
        Graph<Integer, DefaultEdge> view = jgrapht(whole);
        line.put("jgrapht_pagerank_ms", millis(3, () -> new PageRank<>(view, 0.85, 100, 1e-6).getScores()));
        line.put(
                "jgrapht_betweenness_ms",
                tasks > ORACLE_LIMIT
                        ? "null"
                        : millis(tasks > 2_000 ? 1 : 3, () -> new BetweennessCentrality<>(view).getScores()));
        result = null;
        GraphMemory memory = new GraphMemory(ids, shape.needed(tasks, SEED));
        line.put("bytes_per_task", memory.ofSnapshot());
        line.put("live_bytes_per_task", memory.ofLive());
        line.put("queue_graph_bytes_per_task", memory.bytesPerTask(this::build));
        return line;
    }

    private TaskGraph build() {
        TaskGraph graph = new TaskGraph();
        int[][] needed = shape.needed(tasks, SEED);
        for (int v = 0; v < tasks; v++) {
            graph.place(
                    ids.get(v),
                    Arrays.stream(needed[v]).mapToObj(ids::get).collect(Collectors.toSet()),
                    Standing.OPEN,
                    null,
                    weight(ids.get(v)));
        }
        graph.refreshCycles();
        return graph;
    }

    private void add(TaskGraph graph, Random random) {
        Set<TaskId> needs = Set.of(ids.get(random.nextInt(tasks / 2)), ids.get(tasks - 1 - random.nextInt(tasks / 2)));
        TaskId task = new TaskId("new-" + random.nextInt(Integer.MAX_VALUE));
        graph.place(task, needs, Standing.OPEN, null, weight(task));
        graph.refreshCycles();
    }

    private static Weight weight(TaskId task) {
        int length = task.value().length();
        return new Weight(PROJECT, length % 5, length * 3.0);
    }

    private static GraphSnapshot snapshot(TaskGraph graph) {
        return graph.snapshot(PROJECT);
    }

    private Object quick(TaskGraph graph, DeepMetrics deep) {
        return ranker.quick(snapshot(graph), WEIGHTS, LIMIT, deep, Instant.EPOCH);
    }

    private Object everything(GraphSnapshot graph) {
        return List.of(
                ranker.rank(graph, WEIGHTS, LIMIT),
                Hits.of(graph, TimeLimit.of(LIMIT, System::nanoTime)),
                Levels.of(graph),
                Tracks.of(graph),
                ArticulationPoints.of(graph),
                Unblocking.of(graph),
                Cycles.of(graph));
    }

    private static String certainty(Certainty certainty) {
        return switch (certainty) {
            case Certainty.Approximate about ->
                "approximate (epsilon " + about.epsilon() + ", delta " + about.delta() + ", samples " + about.samples()
                        + ")";
            case Certainty.Exact _ -> "exact";
            case Certainty.StaleSince _ -> "stale";
            case Certainty.TimedOut _ -> "timed_out";
        };
    }

    private static Graph<Integer, DefaultEdge> jgrapht(GraphSnapshot graph) {
        Graph<Integer, DefaultEdge> view = new SimpleDirectedGraph<>(DefaultEdge.class);
        IntStream.range(0, graph.size()).forEach(view::addVertex);
        for (int v = 0; v < graph.size(); v++) {
            for (int e = graph.needsFrom()[v]; e < graph.needsFrom()[v + 1]; e++) {
                view.addEdge(v, graph.needs()[e]);
            }
        }
        return view;
    }

    /** The median of so many rounds, in milliseconds, after half as many that do not count. */
    private double millis(int rounds, Supplier<Object> work) {
        double[] took = new double[rounds];
        for (int i = -(rounds / 2); i < rounds; i++) {
            long start = System.nanoTime();
            result = work.get();
            if (i >= 0) {
                took[i] = (System.nanoTime() - start) / 1e6;
            }
        }
        Arrays.sort(took);
        return Math.round(took[rounds / 2] * 1_000) / 1_000.0;
    }
}
