package dev.ringmaster.queue.dispatch;

import dev.ringmaster.model.id.ProjectId;
import dev.ringmaster.model.id.TaskId;
import dev.ringmaster.model.id.WorkerId;
import dev.ringmaster.queue.dispatch.ReadyQueue.Lane;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Gives ready tasks to free slots: next is the project that uses least for its weight and, of those that use equally much, the one whose
 * turn it is; of it the first task that any free worker may take. No limit is passed, and no slot stays free that a ready task could use. The same input gives the same plan.
 */
public final class DispatchPlanner {

    private DispatchPlanner() {}

    /** What to give out now, in order; the queue itself is not changed. */
    public static List<Dispatch> plan(ReadyQueue ready, Capacity capacity, DispatchLimits limits, TypeOrder order) {
        return ready.isEmpty() || capacity.used() >= limits.maxConcurrent()
                ? List.of()
                : new Planning(ready.cursors(), capacity, limits, order).run();
    }

    private static final class Planning {
        private final Collection<Lane> lanes;
        private final Capacity capacity;
        private final DispatchLimits limits;
        private final Slots slots;
        private final Map<ProjectId, Integer> given = new HashMap<>();

        private Planning(Collection<Lane> lanes, Capacity capacity, DispatchLimits limits, TypeOrder order) {
            this.lanes = lanes;
            this.capacity = capacity;
            this.limits = limits;
            this.slots = new Slots(capacity, limits, order);
        }

        private List<Dispatch> run() {
            List<Dispatch> plan = new ArrayList<>();
            while (capacity.used() + plan.size() < limits.maxConcurrent() && slots.anyFree()) {
                Lane next = first();
                if (next == null) {
                    break;
                }
                plan.add(take(next));
            }
            return plan;
        }

        private @Nullable Lane first() {
            return lanes.stream().filter(this::canGive).min(order()).orElse(null);
        }

        private Comparator<Lane> order() {
            return Comparator.<Lane, ProjectId>comparing(lane -> lane.key().project(), fairness())
                    .thenComparing(lane -> Objects.requireNonNull(lane.head()));
        }

        private Comparator<ProjectId> fairness() {
            return Comparator.comparingDouble(this::load).thenComparingDouble(this::turn);
        }

        private boolean canGive(Lane lane) {
            return lane.head() != null
                    && mayUseMore(lane.key().project())
                    && slots.find(lane.key().requirement()) != null;
        }

        private boolean mayUseMore(ProjectId project) {
            ProjectShare share = capacity.shares().get(project);
            return share != null && share.used() + given(project) < share.maxConcurrent();
        }

        private double load(ProjectId project) {
            ProjectShare share = share(project);
            return (share.used() + given(project)) / share.weight();
        }

        private double turn(ProjectId project) {
            ProjectShare share = share(project);
            return share.turn() + given(project) / share.weight();
        }

        private ProjectShare share(ProjectId project) {
            return Objects.requireNonNull(capacity.shares().get(project));
        }

        private int given(ProjectId project) {
            return given.getOrDefault(project, 0);
        }

        private Dispatch take(Lane lane) {
            ReadyTask task = Objects.requireNonNull(lane.head());
            Slots.Slot slot = Objects.requireNonNull(slots.find(lane.key().requirement()));
            TaskId runnerUp = runnerUp(lane);
            String why = slots.why(slot, lane.key().requirement());
            List<WorkerId> others = slots.othersFor(lane.key().requirement(), slot);
            slots.take(slot, lane.key().requirement());
            given.merge(task.project(), 1, Integer::sum);
            lane.advance();
            return new Dispatch(task.task(), slot.worker().id(), task.score(), runnerUp, why, others);
        }

        /** Who would be next if this lane's head were not there: the lane's second, or another lane's head. */
        private @Nullable TaskId runnerUp(Lane taken) {
            Lane other = lanes.stream()
                    .filter(lane -> lane != taken && canGive(lane))
                    .min(order())
                    .orElse(null);
            ReadyTask second = taken.second();
            if (other == null) {
                return second == null ? null : second.task();
            }
            ReadyTask head = Objects.requireNonNull(other.head());
            if (second == null) {
                return head.task();
            }
            int fairness = fairness().compare(taken.key().project(), other.key().project());
            boolean secondFirst = fairness != 0 ? fairness < 0 : second.compareTo(head) < 0;
            return secondFirst ? second.task() : head.task();
        }
    }
}
