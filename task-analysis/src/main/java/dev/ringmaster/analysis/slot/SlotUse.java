package dev.ringmaster.analysis.slot;

import java.util.Arrays;

/**
 * The slots in use, and who is next: as queue-service's planner has it. Next is the project that uses least for its weight and, of those that
 * use equally much, the one whose turn it is (start-time fair queueing: Goyal, Vin and Cheng, SIGCOMM 1996). Allocates nothing after it was
 * made. Not for several threads.
 */
public final class SlotUse {

    /** No worker, no type. */
    public static final int NONE = -1;

    private final SlotRules rules;
    private final int[] used;
    private final int[] usedOfType;
    private final int[] usedOfAccount;
    private final int[] usedOfCapability;
    private final int[] usedOfProject;
    private final double[] next;
    private final double[] turn;
    private double virtual;
    private int inUse;

    public SlotUse(SlotRules rules) {
        this.rules = rules;
        used = new int[rules.workers()];
        usedOfType = new int[rules.types()];
        usedOfAccount = new int[rules.mostOfAccount().length];
        usedOfCapability = new int[rules.mostOfCapability().length];
        usedOfProject = new int[rules.shares().length];
        next = new double[rules.shares().length];
        turn = new double[rules.shares().length];
    }

    /** Nothing is in use, and no project has had a turn. */
    public void clear() {
        for (int[] counts : new int[][] {used, usedOfType, usedOfAccount, usedOfCapability, usedOfProject}) {
            Arrays.fill(counts, 0);
        }
        Arrays.fill(next, 0);
        virtual = 0;
        inUse = 0;
    }

    public int inUse() {
        return inUse;
    }

    /** Whether the whole ring may run one more. */
    public boolean isRoom() {
        return inUse < rules.mostAtOnce();
    }

    /** Begins to give out what is free at one moment: turns within it are counted from where projects stand now. */
    public void beginRound() {
        for (int p = 0; p < turn.length; p++) {
            turn[p] = Math.max(virtual, next[p]);
        }
    }

    /**
     * The worker that a lane's next task would go to, or {@link #NONE}: the preferred of those with a free slot, of equals the least busy, of
     * those the first.
     *
     * @param failedType the type that just failed the task, which is passed over while a worker of another type could take it; {@link #NONE}
     *     for none
     * @param now milliseconds from the beginning
     */
    public int find(int lane, int failedType, long now) {
        if (!mayUseMore(lane)) {
            return NONE;
        }
        boolean passes = failedType != NONE && !rules.isNamed()[lane] && hasOther(lane, failedType, now);
        int found = NONE;
        for (int w : rules.workersOfLane()[lane]) {
            boolean passed = passes && rules.type()[w] == failedType;
            if (!passed && isFree(w, now) && (found == NONE || isBetter(w, found))) {
                found = w;
            }
        }
        return found;
    }

    private boolean mayUseMore(int lane) {
        int project = rules.projectOfLane()[lane];
        if (usedOfProject[project] >= rules.shares()[project].most()) {
            return false;
        }
        for (int c : rules.capabilitiesOfLane()[lane]) {
            if (usedOfCapability[c] >= rules.mostOfCapability()[c]) {
                return false;
            }
        }
        return true;
    }

    /** Also one that is busy: a worker that takes nothing now does not count. */
    private boolean hasOther(int lane, int type, long now) {
        for (int w : rules.workersOfLane()[lane]) {
            if (rules.type()[w] != type && rules.slots()[w] > 0 && rules.from()[w] <= now) {
                return true;
            }
        }
        return false;
    }

    private boolean isFree(int w, long now) {
        int type = rules.type()[w];
        int account = rules.account()[w];
        return used[w] < rules.slots()[w]
                && usedOfType[type] < rules.mostOfType()[type]
                && usedOfAccount[account] < rules.mostOfAccount()[account]
                && rules.from()[w] <= now;
    }

    private boolean isBetter(int w, int than) {
        int[] preference = rules.preference();
        return preference[w] != preference[than]
                ? preference[w] < preference[than]
                : (long) used[w] * rules.slots()[than] < (long) used[than] * rules.slots()[w];
    }

    /** Negative when the one lane's project is served before the other's, 0 when the tasks alone decide. */
    public int compareProjects(int lane, int other) {
        int p = rules.projectOfLane()[lane];
        int q = rules.projectOfLane()[other];
        if (p == q) {
            return 0;
        }
        int byLoad = Double.compare(load(p), load(q));
        return byLoad != 0 ? byLoad : Double.compare(turn[p], turn[q]);
    }

    private double load(int project) {
        return usedOfProject[project] / rules.shares()[project].weight();
    }

    /** A task of the lane is given to the worker, which is its project's turn. */
    public void give(int lane, int worker) {
        occupy(lane, worker);
        int project = rules.projectOfLane()[lane];
        double length = 1 / rules.shares()[project].weight();
        turn[project] += length;
        double start = Math.max(virtual, next[project]);
        virtual = start;
        next[project] = start + length;
    }

    /** A task of the lane is with the worker. */
    public void occupy(int lane, int worker) {
        count(lane, worker, 1);
    }

    public void release(int lane, int worker) {
        count(lane, worker, -1);
    }

    private void count(int lane, int worker, int change) {
        inUse += change;
        used[worker] += change;
        usedOfType[rules.type()[worker]] += change;
        usedOfAccount[rules.account()[worker]] += change;
        usedOfProject[rules.projectOfLane()[lane]] += change;
        for (int c : rules.capabilitiesOfLane()[lane]) {
            usedOfCapability[c] += change;
        }
    }
}
