package dev.ringmaster.benchmarks;

import dev.ringmaster.analysis.forecast.Crew;
import dev.ringmaster.analysis.forecast.Distribution;
import dev.ringmaster.analysis.forecast.Estimate;
import dev.ringmaster.analysis.forecast.Forecast;
import dev.ringmaster.analysis.forecast.Forecaster;
import dev.ringmaster.analysis.forecast.Workload;
import dev.ringmaster.analysis.slot.SlotRules;
import dev.ringmaster.benchmarks.rank.Shape;
import java.util.Arrays;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** The simulations of one {@code plan}: log-normal durations, three attempts in ten failing, two worker types with four slots each. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
public class ForecastBenchmark {

    private static final long SEED = 7;
    private static final double FAILING = 0.3;

    @Param({"1000"})
    public int tasks = 10;

    @Param({"random", "layered", "chain"})
    public String edges = "random";

    @Param({"1000"})
    public int simulations = 1;

    private final Crew crew = crew();
    private Workload work = work(tasks, edges);

    @Setup
    public void draw() {
        work = work(tasks, edges);
    }

    @Benchmark
    public Forecast forecast() {
        return Forecaster.forecast(work, crew, simulations, SEED, () -> false);
    }

    private static Workload work(int tasks, String edges) {
        int[][] needed = Shape.valueOf(edges.toUpperCase(Locale.ROOT)).needed(tasks, SEED);
        int[] runningOn = new int[tasks];
        Arrays.fill(runningOn, Workload.NONE);
        return Workload.of(
                needed,
                new int[tasks],
                IntStream.range(0, tasks).map(v -> v % 2).toArray(),
                new long[tasks],
                new long[tasks],
                runningOn,
                new long[tasks],
                LongStream.range(0, tasks).toArray(),
                tasks);
    }

    private static Crew crew() {
        Estimate small = new Estimate(Distribution.logNormal(300_000, 0.5), FAILING, false);
        Estimate large = new Estimate(Distribution.logNormal(900_000, 0.9), FAILING, false);
        return new Crew(
                SlotRules.plain(new int[] {4, 4}, new int[] {0, 1}, 2, new int[][] {{0, 1}}, 16),
                new Estimate[][] {{small, large}, {large, small}},
                new Crew.Retries(3, 1_000, 300_000, 2, 3_600_000));
    }
}
