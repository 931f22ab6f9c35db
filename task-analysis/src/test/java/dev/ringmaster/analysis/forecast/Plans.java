package dev.ringmaster.analysis.forecast;

import dev.ringmaster.analysis.slot.SlotRules;
import java.util.Arrays;
import java.util.Random;

/** Makes workloads and crews for tests. */
final class Plans {

    static final Crew.Retries RETRIES = new Crew.Retries(3, 1000, 60_000, 2, 3_600_000);

    private Plans() {}

    /** Each task's needs are tasks with smaller positions; estimates are what a fixed distribution is scaled to. */
    static Workload work(int[][] needs, long[] minutes, int[] lanes) {
        int n = needs.length;
        int[] none = new int[n];
        Arrays.fill(none, Workload.NONE);
        long[] key = new long[n];
        Arrays.setAll(key, v -> v);
        long[] millis = Arrays.stream(minutes).map(minute -> minute * 60_000).toArray();
        return Workload.of(needs, lanes, new int[n], millis, new long[n], none, new long[n], key, n);
    }

    static Workload independent(long... minutes) {
        return work(new int[minutes.length][0], minutes, new int[minutes.length]);
    }

    static Workload random(int size, int lanes, int mostNeeds, long seed) {
        Random random = new Random(seed);
        int[][] needs = new int[size][];
        for (int v = 0; v < size; v++) {
            needs[v] = v == 0
                    ? new int[0]
                    : random.ints(random.nextInt(mostNeeds + 1), 0, v)
                            .distinct()
                            .toArray();
        }
        return work(
                needs,
                random.longs(size, 1, 60).toArray(),
                random.ints(size, 0, lanes).toArray());
    }

    static Workload delayed(Workload work, int task, long millis) {
        long[] earliest = work.earliest().clone();
        earliest[task] += millis;
        return new Workload(
                work.needsCount(),
                work.neededByFrom(),
                work.neededBy(),
                work.lane(),
                work.kind(),
                work.estimate(),
                earliest,
                work.runningOn(),
                work.elapsed(),
                work.key(),
                work.own());
    }

    /** One worker that takes every lane and does each task in exactly its estimate. */
    static Crew exact(int slots, int lanes) {
        return crew(new int[] {slots}, lanes, new Estimate(Distribution.fixed(60_000), 0, true));
    }

    /** Workers of one type that all take every lane. */
    static Crew crew(int[] slots, int lanes, Estimate estimate) {
        int[] all = new int[slots.length];
        Arrays.setAll(all, w -> w);
        int[][] workersOfLane = new int[lanes][];
        Arrays.fill(workersOfLane, all);
        return new Crew(
                SlotRules.plain(slots, new int[slots.length], 1, workersOfLane, Integer.MAX_VALUE),
                new Estimate[][] {{estimate}},
                RETRIES);
    }
}
