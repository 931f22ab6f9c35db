package dev.ringmaster.benchmarks;

import dev.ringmaster.analysis.graph.GraphSnapshot;
import dev.ringmaster.benchmarks.rank.Shape;
import dev.ringmaster.queue.rank.RankWeights;
import dev.ringmaster.queue.rank.Ranker;
import dev.ringmaster.queue.rank.Ranking;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/**
 * All four metrics of a whole project: two dependencies for each task, on any earlier one ({@code random}) or on one of the fifty
 * before it ({@code local}, which makes long chains and is the hard case for betweenness).
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
public class RankingBenchmark {

    private static final RankWeights WEIGHTS = new RankWeights(0.2, 0.2, 0.3, 0.3, 1);
    private static final Duration LIMIT = Duration.ofMinutes(1);

    @Param({"1000", "10000"})
    public int tasks = 10;

    @Param({"random", "local", "layered", "chain"})
    public String edges = "random";

    private final Ranker ranker = new Ranker(System::nanoTime);
    private GraphSnapshot graph = graph(tasks, edges);

    @Setup
    public void draw() {
        graph = graph(tasks, edges);
    }

    @Benchmark
    public Ranking rank() {
        return ranker.rank(graph, WEIGHTS, LIMIT);
    }

    private static GraphSnapshot graph(int tasks, String edges) {
        return Shape.valueOf(edges.toUpperCase(Locale.ROOT)).graph(tasks, 7);
    }
}
