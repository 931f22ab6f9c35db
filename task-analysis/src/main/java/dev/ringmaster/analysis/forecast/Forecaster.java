package dev.ringmaster.analysis.forecast;

import java.util.Arrays;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Simulates the work many times. The same work, crew, number and seed give the same forecast on any machine, as long as it is not
 * stopped. Two threads at most.
 */
public final class Forecaster {

    private static final long WORTH_A_THREAD = 50_000;

    private Forecaster() {}

    /**
     * @param simulations ≥ 1
     * @param stop asked between simulations, by two threads; once it says yes, the forecast is of those done by then
     */
    public static Forecast forecast(Workload work, Crew crew, int simulations, long seed, BooleanSupplier stop) {
        if (simulations < 1) {
            throw new IllegalArgumentException("a forecast needs at least one simulation, not " + simulations);
        }
        Simulation expected = new Simulation(work, crew);
        expected.runAsExpected();
        long[] ends = new long[simulations];
        Arrays.fill(ends, -1);
        Part first = new Part(work, crew, expected.ownDone, ends, seed, stop);
        Part second = new Part(work, crew, expected.ownDone, ends, seed, stop);
        int half = (long) simulations * work.size() < WORTH_A_THREAD ? simulations : simulations / 2;
        if (half < simulations) {
            Thread other = Thread.ofPlatform().daemon().name("forecast").start(() -> second.run(half, simulations));
            first.run(0, half);
            await(other);
        } else {
            first.run(0, simulations);
        }
        if (second.failure != null) {
            throw new IllegalStateException("a forecast's second half failed", second.failure);
        }
        return first.and(second, expected);
    }

    private static void await(Thread other) {
        boolean interrupted = false;
        while (true) {
            try {
                other.join();
                break;
            } catch (InterruptedException e) {
                // It ends by itself soon, and works on arrays that are read next.
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** One thread's share; the sums are whole numbers, so that it does not matter who adds what. */
    private static final class Part {
        private final Workload work;
        private final Crew crew;
        private final int enough;
        private final long[] ends;
        private final long seed;
        private final BooleanSupplier stop;
        private final long[] sumOfEnds;
        private final int[] onChain;
        private long attempts;
        private int done;
        private volatile @Nullable RuntimeException failure;

        Part(Workload work, Crew crew, int enough, long[] ends, long seed, BooleanSupplier stop) {
            this.work = work;
            this.crew = crew;
            this.enough = enough;
            this.ends = ends;
            this.seed = seed;
            this.stop = stop;
            this.sumOfEnds = new long[work.size()];
            this.onChain = new int[work.size()];
        }

        void run(int from, int to) {
            try {
                Simulation simulation = new Simulation(work, crew, enough);
                for (int i = from; i < to && !stop.getAsBoolean(); i++) {
                    simulation.run(Luck.of(seed, i));
                    ends[i] = simulation.last < 0 ? 0 : simulation.end[simulation.last];
                    add(simulation);
                }
            } catch (RuntimeException e) {
                failure = e;
            }
        }

        private void add(Simulation simulation) {
            done++;
            attempts += simulation.attempts;
            for (int v = 0; v < work.own(); v++) {
                sumOfEnds[v] += simulation.end[v];
            }
            for (int v = simulation.last; v >= 0; v = simulation.cause[v]) {
                onChain[v]++;
            }
        }

        Forecast and(Part other, Simulation expected) {
            int n = work.own();
            int both = done + other.done;
            long[] meanEnd = new long[n];
            double[] drives = new double[n];
            for (int v = 0; v < n && both > 0; v++) {
                meanEnd[v] = expected.end[v] < 0 ? -1 : (sumOfEnds[v] + other.sumOfEnds[v]) / both;
                drives[v] = (double) (onChain[v] + other.onChain[v]) / both;
            }
            return new Forecast(
                    Arrays.stream(ends).filter(end -> end >= 0).sorted().toArray(),
                    Arrays.copyOf(expected.start, n),
                    Arrays.copyOf(expected.end, n),
                    Arrays.copyOf(expected.worker, n),
                    meanEnd,
                    drives,
                    both == 0 ? 0 : (double) (attempts + other.attempts) / both,
                    expected.peak);
        }
    }
}
