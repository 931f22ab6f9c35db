package dev.ringmaster.analysis.forecast;

import dev.ringmaster.analysis.slot.SlotRules;
import dev.ringmaster.analysis.slot.SlotUse;
import java.util.Arrays;

/**
 * One way the work may go: list scheduling (Graham, "Bounds on multiprocessing timing anomalies", 1969), where whenever a slot is free
 * the task starts that queue-service's planner would give to it, by the same rules. Made once and run many times; the loop allocates nothing. Not for several threads.
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
    private final SlotUse slots;
    /** A lane once more for each type that may have failed its tasks. */
    private final int sublanes;

    /** So many of the own tasks done are all that can be; what others do after that is of no matter. */
    private final int enough;

    private int ownInUse;
    private long now;
    private int lastDone;
    private boolean sure;
    private long chance;

    /** Of the last run, by task: the start of its last attempt, its end or -1, its worker, and whose end let it start first or -1. */
    final long[] start;

    final long[] end;
    final int[] worker;
    final int[] cause;
    /** Of the last run, of the forecast's own tasks alone: the last done, the most at one time, all attempts, how many were done. */
    int last;

    int peak;
    int attempts;
    int ownDone;

    Simulation(Workload work, Crew crew) {
        this(work, crew, Integer.MAX_VALUE);
    }

    /** @param enough after so many own tasks done a run is over */
    Simulation(Workload work, Crew crew, int enough) {
        int n = work.size();
        SlotRules rules = crew.rules();
        int workers = rules.workers();
        if (n + workers > EventHeap.MOST) {
            throw new IllegalArgumentException("a forecast has at most " + EventHeap.MOST + " tasks and workers");
        }
        this.work = work;
        this.crew = crew;
        this.enough = enough;
        events = new EventHeap(n + workers);
        sublanes = rules.types() + 1;
        ready = new ReadyLanes(sizes(work, rules.lanes(), sublanes));
        state = new byte[n];
        waitsFor = new int[n];
        failures = new int[n];
        fails = new boolean[n];
        slots = new SlotUse(rules);
        start = new long[n];
        end = new long[n];
        worker = new int[n];
        cause = new int[n];
    }

    private static int[] sizes(Workload work, int lanes, int sublanes) {
        int[] sizes = new int[lanes * sublanes];
        for (int lane : work.lane()) {
            for (int sub = 0; lane != Workload.NEVER && sub < sublanes; sub++) {
                sizes[lane * sublanes + sub]++;
            }
        }
        return sizes;
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
        while (!events.isEmpty() && ownDone < enough) {
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
        slots.clear();
        Arrays.fill(start, -1);
        Arrays.fill(end, -1);
        Arrays.fill(worker, -1);
        Arrays.fill(cause, -1);
        now = 0;
        lastDone = -1;
        last = -1;
        peak = 0;
        attempts = 0;
        ownDone = 0;
        ownInUse = 0;
        long[] from = crew.rules().from();
        for (int w = 0; w < from.length; w++) {
            if (from[w] > 0) {
                events.add(from[w], n + w);
            }
        }
        for (int v = 0; v < n; v++) {
            int at = work.runningOn()[v];
            if (at != Workload.NONE) {
                slots.occupy(work.lane()[v], at);
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
            ready.add(sublane(who), who);
            return;
        }
        slots.release(work.lane()[who], worker[who]);
        ownInUse -= who < work.own() ? 1 : 0;
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
        lastDone = v;
        if (v < work.own()) {
            last = v;
            ownDone++;
        }
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
            ready.add(sublane(v), v);
        }
    }

    /** Where a task stands: after a failure apart, because it then goes to another type of worker where there is one. */
    private int sublane(int v) {
        boolean justFailed = failures[v] > 0 && !crew.retries().isAnsweredAfter(failures[v]);
        return work.lane()[v] * sublanes + (justFailed ? 1 + crew.rules().type()[worker[v]] : 0);
    }

    private void startReady() {
        slots.beginRound();
        while (slots.isRoom()) {
            int best = -1;
            int bestWorker = SlotUse.NONE;
            for (int lane = 0; lane < ready.lanes(); lane++) {
                if (ready.first(lane) < Integer.MAX_VALUE && (best < 0 || isBefore(lane, best))) {
                    int free = slots.find(lane / sublanes, lane % sublanes - 1, now);
                    if (free != SlotUse.NONE) {
                        best = lane;
                        bestWorker = free;
                    }
                }
            }
            if (best < 0) {
                return;
            }
            slots.give(best / sublanes, bestWorker);
            begin(ready.take(best), bestWorker, now);
        }
    }

    private boolean isBefore(int lane, int other) {
        int byProject = slots.compareProjects(lane / sublanes, other / sublanes);
        return byProject != 0 ? byProject < 0 : ready.first(lane) < ready.first(other);
    }

    private void begin(int v, int at, long when) {
        if (v < work.own()) {
            peak = Math.max(peak, ++ownInUse);
            attempts++;
        }
        state[v] = RUNNING;
        worker[v] = at;
        if (failures[v] == 0) {
            cause[v] = lastDone;
        }
        start[v] = when;
        Estimate estimate = crew.estimates()[crew.rules().type()[at]][work.kind()[v]];
        long said = work.estimate()[v];
        double luck = sure ? 0.5 : Luck.ofDuration(chance, work.key()[v], failures[v]);
        fails[v] = !sure && Luck.ofFailure(chance, work.key()[v], failures[v]) < estimate.failureRate();
        events.add(now + (when < 0 ? estimate.drawRest(luck, said, -when) : estimate.draw(luck, said)), v);
    }
}
