package dev.ringmaster.queue.dispatch;

import dev.ringmaster.model.id.WorkerId;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The free slots of a planning, which grow fewer as it goes on. */
final class Slots {

    private final List<Slot> slots;
    private final DispatchLimits limits;
    private final Map<String, Integer> usedByType = new HashMap<>();

    Slots(List<WorkerSlots> workers, DispatchLimits limits) {
        this.limits = limits;
        this.slots = workers.stream().map(Slot::new).toList();
        workers.forEach(worker -> usedByType.merge(worker.type(), worker.used(), Integer::sum));
    }

    boolean anyFree() {
        return slots.stream().anyMatch(this::isFree);
    }

    /**
     * The worker that fits best, or null: first one that takes little else, then the one with the fewest capabilities that are not
     * asked for, then the least busy, then the smallest id.
     */
    @Nullable
    Slot find(Requirement requirement) {
        return slots.stream()
                .filter(slot -> isFree(slot) && requirement.isMetBy(slot.worker))
                .min(Comparator.comparing((Slot slot) -> !slot.worker.dedicated())
                        .thenComparingInt(slot -> slot.worker.capabilities().size())
                        .thenComparingDouble(Slot::load)
                        .thenComparing(slot -> slot.worker.id()))
                .orElse(null);
    }

    /** The workers besides the chosen one that could take it now, in id order. */
    List<WorkerId> othersFor(Requirement requirement, Slot chosen) {
        return slots.stream()
                .filter(slot -> slot != chosen && isFree(slot) && requirement.isMetBy(slot.worker))
                .map(slot -> slot.worker.id())
                .sorted()
                .toList();
    }

    private boolean isFree(Slot slot) {
        String type = slot.worker.type();
        return slot.used < slot.worker.capacity() && usedByType.getOrDefault(type, 0) < limits.forType(type);
    }

    void take(Slot slot) {
        slot.used++;
        usedByType.merge(slot.worker.type(), 1, Integer::sum);
    }

    static final class Slot {
        private final WorkerSlots worker;
        private int used;

        private Slot(WorkerSlots worker) {
            this.worker = worker;
            this.used = worker.used();
        }

        WorkerSlots worker() {
            return worker;
        }

        private double load() {
            return (double) used / worker.capacity();
        }

        String why(Requirement requirement) {
            String fit = requirement.agent() != null
                    ? requirement.because()
                    : requirement.capabilities().isEmpty()
                            ? "may take any task"
                            : "has "
                                    + requirement.capabilities().stream()
                                            .sorted()
                                            .toList();
            return fit + "; " + used + " of " + worker.capacity() + " slots in use before";
        }
    }
}
