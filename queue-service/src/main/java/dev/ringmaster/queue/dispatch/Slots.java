package dev.ringmaster.queue.dispatch;

import dev.ringmaster.model.id.Capability;
import dev.ringmaster.model.id.WorkerId;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The free slots of a planning, which grow fewer as it goes on. */
final class Slots {

    private final List<Slot> slots;
    private final List<WorkerSlots> workers;
    private final DispatchLimits limits;
    private final TypeOrder order;
    private final Map<String, Integer> usedByType = new HashMap<>();
    private final Map<String, Integer> usedByAccount = new HashMap<>();
    private final Map<Capability, Integer> usedByCapability;

    Slots(Capacity capacity, DispatchLimits limits, TypeOrder order) {
        this.workers = capacity.workers();
        this.limits = limits;
        this.order = order;
        this.slots = capacity.workers().stream().map(Slot::new).toList();
        this.usedByCapability = new HashMap<>(capacity.usedByCapability());
        capacity.workers().forEach(worker -> {
            usedByType.merge(worker.type(), worker.used(), Integer::sum);
            usedByAccount.merge(worker.account(), worker.used(), Integer::sum);
        });
    }

    boolean anyFree() {
        return slots.stream().anyMatch(this::isFree);
    }

    /**
     * The worker that fits best, or null: first one that takes little else, then one of a preferred type, then the one with the fewest
     * capabilities that are not asked for, then the least busy, then the smallest id.
     */
    @Nullable
    Slot find(Requirement requirement) {
        return open(requirement)
                .min(Comparator.comparing((Slot slot) -> !slot.worker.dedicated())
                        .thenComparingInt(slot -> order.rank(slot.worker.type()))
                        .thenComparingInt(slot -> slot.worker.capabilities().size())
                        .thenComparingDouble(Slot::load)
                        .thenComparing(slot -> slot.worker.id()))
                .orElse(null);
    }

    /** The workers besides the chosen one that could take it now, in id order. */
    List<WorkerId> othersFor(Requirement requirement, Slot chosen) {
        return open(requirement)
                .filter(slot -> slot != chosen)
                .map(slot -> slot.worker.id())
                .sorted()
                .toList();
    }

    /** Those that may take such a task now. */
    private Stream<Slot> open(Requirement requirement) {
        boolean spent = requirement.capabilities().stream()
                .anyMatch(
                        capability -> usedByCapability.getOrDefault(capability, 0) >= limits.forCapability(capability));
        return spent
                ? Stream.empty()
                : slots.stream()
                        .filter(slot -> isFree(slot)
                                && requirement.isMetBy(slot.worker)
                                && !requirement.passesOver(slot.worker, workers));
    }

    private boolean isFree(Slot slot) {
        String type = slot.worker.type();
        String account = slot.worker.account();
        return slot.used < slot.worker.capacity()
                && usedByType.getOrDefault(type, 0) < limits.forType(type)
                && usedByAccount.getOrDefault(account, 0) < limits.forAccount(account);
    }

    /** Why this worker, one sentence said of it. */
    String why(Slot slot, Requirement requirement) {
        return slot.why(requirement) + order.said(slot.worker.type()) + afterFailure(slot, requirement);
    }

    private String afterFailure(Slot slot, Requirement requirement) {
        String failed = requirement.failedType(workers);
        if (failed == null) {
            return "";
        }
        return failed.equals(slot.worker.type())
                ? "; no worker of another type than " + failed + ", which just failed it, could take it"
                : "; workers of type " + failed + " were passed over, for one just failed it";
    }

    void take(Slot slot, Requirement requirement) {
        slot.used++;
        usedByType.merge(slot.worker.type(), 1, Integer::sum);
        usedByAccount.merge(slot.worker.account(), 1, Integer::sum);
        requirement.capabilities().forEach(capability -> usedByCapability.merge(capability, 1, Integer::sum));
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
