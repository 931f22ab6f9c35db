package dev.ringmaster.analysis.forecast;

import java.util.Arrays;

/**
 * One way the work may go: list scheduling (Graham, "Bounds on multiprocessing timing anomalies", 1969), where whenever a slot is free
 * the first task in order that may use it starts. Made once and run many times; the loop allocates nothing. Not for several threads.
 *
 * <p>Graham's anomalies are real: between tasks that depend on each other more workers or less work may end later.
 */
final class Simulation {

    private static final byte WAITING = 0;
    private static final byte RUNNING = 1;
    private static final byte DONE = 2;

    private final Workload work;
    private final Crew crew;
    private final EventHeap events;
    private final ReadyLanes ready;
    private final byte[] state;
    private final int[] waitsFor;
    private final int[] failures;
    private final boolean[] fails;
    private final int[] used;
    private final int[] usedOfType;
    private int inUse;
    private long now;
    private int lastDone;
    private boolean sure;
    private long chance;

    /** Of the last run, by task: the start of its last attempt, its end or -1, its worker, and whose end let it start first or -1. */
    final long[] start;

    final long[] end;
    final int[] worker;
    final int[] cause;
    int last;
    int peak;
    int attempts;

    Simulation(Workload work, Crew crew) {
        int n = work.size();
        if (n + crew.workers() > EventHeap.MOST) {
            throw new IllegalArgumentException("a forecast has at most " + EventHeap.MOST + " tasks and workers");
        }
        this.work = work;
        this.crew = crew;
        events = new EventHeap(n + crew.workers());
        ready = new ReadyLanes(work, crew.workersOfLane().length);
        state = new byte[n];
        waitsFor = new int[n];
        failures = new int[n];
        fails = new boolean[n];
        used = new int[crew.workers()];
        usedOfType = new int[crew.mostOfType().length];
        start = new long[n];
        end = new long[n];
        worker = new int[n];
        cause = new int[n];
    }

    /** The run in which every attempt succeeds and takes its median. */
    void runAsExpected() {
        sure = true;
        run();
    }

    /** The run of this chance. */
    void run(long luck) {
        sure = false;
        chance = luck;
        run();
    }

    private void run() {
        begin();
        startReady();
        while (!events.isEmpty()) {
            now = events.time();
            lastDone = -1;
            while (!events.isEmpty() && events.time() == now) {
                happens(events.take());
            }
            startReady();
        }
    }

    private void begin() {
        int n = work.size();
        events.clear();
        ready.clear();
        System.arraycopy(work.needsCount(), 0, waitsFor, 0, n);
        Arrays.fill(state, WAITING);
        Arrays.fill(failures, 0);
        Arrays.fill(used, 0);
        Arrays.fill(usedOfType, 0);
        Arrays.fill(start, -1);
        Arrays.fill(end, -1);
        Arrays.fill(worker, -1);
        Arrays.fill(cause, -1);
        inUse = 0;
        now = 0;
        lastDone = -1;
        last = -1;
        peak = 0;
        attempts = 0;
        for (int w = 0; w < crew.workers(); w++) {
            if (crew.from()[w] > 0) {
                events.add(crew.from()[w], n + w);
            }
        }
        for (int v = 0; v < n; v++) {
            int at = work.runningOn()[v];
            if (at != Workload.NONE) {
                begin(v, at, -work.elapsed()[v]);
            } else if (waitsFor[v] == 0) {
                free(v);
            }
        }
    }

    private void happens(int who) {
        if (who >= work.size()) {
            return;
        }
        if (state[who] == WAITING) {
            ready.add(work.lane()[who], who);
            return;
        }
        int at = worker[who];
        used[at]--;
        usedOfType[crew.type()[at]]--;
        inUse--;
        if (fails[who]) {
            state[who] = WAITING;
            failures[who]++;
            events.add(now + Math.max(1, crew.retries().waitAfter(failures[who])), who);
        } else {
            finish(who);
        }
    }

    private void finish(int v) {
        state[v] = DONE;
        end[v] = now;
        last = v;
        lastDone = v;
        for (int e = work.neededByFrom()[v]; e < work.neededByFrom()[v + 1]; e++) {
            int next = work.neededBy()[e];
            if (--waitsFor[next] == 0 && state[next] == WAITING) {
                free(next);
            }
        }
    }

    private void free(int v) {
        if (work.lane()[v] == Workload.NEVER) {
            return;
        }
        if (work.earliest()[v] > now) {
            events.add(work.earliest()[v], v);
        } else {
            ready.add(work.lane()[v], v);
        }
    }

    private void startReady() {
        while (inUse < crew.mostAtOnce()) {
            int best = Integer.MAX_VALUE;
            int bestLane = -1;
            int bestWorker = -1;
            for (int lane = 0; lane < ready.lanes(); lane++) {
                int head = ready.first(lane);
                if (head < best) {
                    int free = freeWorker(lane);
                    if (free >= 0) {
                        best = head;
                        bestLane = lane;
                        bestWorker = free;
                    }
                }
            }
            if (bestLane < 0) {
                return;
            }
            ready.take(bestLane);
            begin(best, bestWorker, now);
        }
    }

    /** The preferred of those with a free slot, of equals the least busy, of those the first; -1 when none has one. */
    private int freeWorker(int lane) {
        int found = -1;
        for (int w : crew.workersOfLane()[lane]) {
            int type = crew.type()[w];
            if (used[w] < crew.slots()[w] && usedOfType[type] < crew.mostOfType()[type] && crew.from()[w] <= now) {
                if (found < 0 || isBetter(w, found)) {
                    found = w;
                }
            }
        }
        return found;
    }

    private boolean isBetter(int w, int than) {
        int[] preference = crew.preference();
        return preference[w] != preference[than]
                ? preference[w] < preference[than]
                : (long) used[w] * crew.slots()[than] < (long) used[than] * crew.slots()[w];
    }

    private void begin(int v, int at, long when) {
        used[at]++;
        usedOfType[crew.type()[at]]++;
        inUse++;
        peak = Math.max(peak, inUse);
        attempts++;
        state[v] = RUNNING;
        worker[v] = at;
        if (failures[v] == 0) {
            cause[v] = lastDone;
        }
        start[v] = when;
        Estimate estimate = crew.estimates()[crew.type()[at]][work.kind()[v]];
        long said = work.estimate()[v];
        double luck = sure ? 0.5 : Luck.ofDuration(chance, work.key()[v], failures[v]);
        fails[v] = !sure && Luck.ofFailure(chance, work.key()[v], failures[v]) < estimate.failureRate();
        events.add(now + (when < 0 ? estimate.drawRest(luck, said, -when) : estimate.draw(luck, said)), v);
    }
}
