package dev.ringmaster.queue.slot;

import dev.ringmaster.model.id.WorkerId;
import dev.ringmaster.queue.dispatch.Requirement;
import dev.ringmaster.queue.dispatch.WorkerSlots;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Fits each worker's slots to the work there is that it may take, between its least and its most. It grows at once and shrinks only by
 * slots that had nothing to do for a while; a slot at work is never taken away. Not safe for use by several threads.
 */
public final class SlotScaler {

    /**
     * A worker whose slots follow the work.
     *
     * @param most its slots at most, with what memory allows as their capacity
     * @param least the slots it keeps, ≥ 0
     */
    public record Scalable(WorkerSlots most, int least) {}

    /** @param reason one sentence */
    public record Change(WorkerId worker, int slots, int least, int most, String reason) {}

    /** @param idleSince since when fewer would do, or null while they do not */
    private record Fit(int slots, @Nullable Instant idleSince) {}

    private final Map<WorkerId, Fit> fits = new TreeMap<>();

    /**
     * Fits the slots anew; what has changed.
     *
     * @param runnable ready tasks by what they ask for
     * @param idle how long a slot has nothing to do before it is taken away
     */
    public List<Change> fit(List<Scalable> workers, Map<Requirement, Integer> runnable, Duration idle, Instant now) {
        Map<Requirement, Integer> left = new HashMap<>(runnable);
        List<WorkerSlots> all = workers.stream().map(Scalable::most).toList();
        List<Change> changes = new ArrayList<>();
        fits.keySet()
                .retainAll(workers.stream().map(worker -> worker.most().id()).toList());
        for (Scalable worker : workers) {
            int forWork = take(worker.most(), left, all);
            Fit before = fits.get(worker.most().id());
            Fit after = next(worker, before, worker.most().used() + forWork, idle, now);
            fits.put(worker.most().id(), after);
            if (before == null || before.slots() != after.slots()) {
                changes.add(change(worker, after.slots(), forWork));
            }
        }
        return changes;
    }

    /** How many of the ready tasks the worker has room for; they are taken off what is left for others. */
    private static int take(WorkerSlots worker, Map<Requirement, Integer> left, List<WorkerSlots> all) {
        int room = worker.free();
        for (Map.Entry<Requirement, Integer> lane : left.entrySet()) {
            if (room > 0 && lane.getKey().isMetBy(worker) && !lane.getKey().passesOver(worker, all)) {
                int taken = Math.min(room, lane.getValue());
                lane.setValue(lane.getValue() - taken);
                room -= taken;
            }
        }
        return worker.free() - room;
    }

    private static Fit next(Scalable worker, @Nullable Fit before, int needed, Duration idle, Instant now) {
        int most = Math.max(worker.most().capacity(), worker.most().used());
        int wanted = Math.min(Math.max(needed, worker.least()), most);
        int has = before == null ? wanted : Math.min(before.slots(), most);
        if (before == null || wanted >= has) {
            return new Fit(Math.max(wanted, has), null);
        }
        Instant since = before.idleSince() == null ? now : before.idleSince();
        return now.isBefore(since.plus(idle)) ? new Fit(has, since) : new Fit(wanted, null);
    }

    private static Change change(Scalable worker, int slots, int forWork) {
        WorkerSlots most = worker.most();
        String reason = most.used() + " at work, " + forWork + " more could run";
        return new Change(most.id(), slots, worker.least(), most.capacity(), reason);
    }

    /** The worker's slots now, or its most when they were never fitted. */
    int slotsOf(WorkerId worker, int most) {
        Fit fit = fits.get(worker);
        return fit == null ? most : Math.min(fit.slots(), most);
    }

    /** When slots will have been idle for long enough to be taken away. */
    public Optional<Instant> nextShrink(Duration idle) {
        return fits.values().stream()
                .map(Fit::idleSince)
                .flatMap(since -> Optional.ofNullable(since).stream())
                .min(Instant::compareTo)
                .map(since -> since.plus(idle));
    }

    /** Every worker keeps all its slots again. */
    public void forget() {
        fits.clear();
    }
}
