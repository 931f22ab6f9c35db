package dev.ringmaster.queue.slot;

import dev.ringmaster.model.id.Capability;
import dev.ringmaster.model.id.ProjectId;
import dev.ringmaster.model.id.WorkerId;
import dev.ringmaster.model.project.ProjectPolicy;
import dev.ringmaster.model.worker.WorkerSnapshot;
import dev.ringmaster.queue.dispatch.Capacity;
import dev.ringmaster.queue.dispatch.ProjectShare;
import dev.ringmaster.queue.dispatch.Requirement;
import dev.ringmaster.queue.dispatch.WorkerSlots;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Who offers slots, who may use them and who uses how many, counted by the queue's own assignments alone. */
public final class SlotBook {

    private record KnownWorker(WorkerSnapshot snapshot, boolean takesTasks) {}

    private record KnownProject(long version, ProjectPolicy policy) {}

    private final Map<WorkerId, KnownWorker> workers = new TreeMap<>();
    private final Map<ProjectId, KnownProject> projects = new HashMap<>();
    private final Map<WorkerId, Integer> usedByWorker = new HashMap<>();
    private final Map<ProjectId, Integer> usedByProject = new HashMap<>();
    private final Map<Capability, Integer> usedByCapability = new HashMap<>();
    private final Turns turns = new Turns();
    private final Arrivals arrivals = new Arrivals();
    private final SlotScaler scaler = new SlotScaler();
    private int used;

    /** Takes a worker's snapshot over; returns whether it says anything new about what the worker may be given. */
    public boolean worker(WorkerSnapshot snapshot, boolean takesTasks) {
        KnownWorker before = workers.put(snapshot.id(), new KnownWorker(snapshot, takesTasks));
        return before == null || before.takesTasks() != takesTasks || !offersTheSame(before.snapshot(), snapshot);
    }

    private static boolean offersTheSame(WorkerSnapshot one, WorkerSnapshot other) {
        return one.type().equals(other.type())
                && one.capabilities().equals(other.capabilities())
                && one.capacity() == other.capacity()
                && one.dedicated() == other.dedicated()
                && one.accountOrType().equals(other.accountOrType())
                && Objects.equals(one.minCapacity(), other.minCapacity())
                && roomyCapacity(one) == roomyCapacity(other);
    }

    public void project(ProjectId id, long version, ProjectPolicy policy) {
        projects.put(id, new KnownProject(version, policy));
    }

    public void forget(ProjectId id) {
        projects.remove(id);
        turns.forget(id);
    }

    public Optional<ProjectId> projectWithKey(String key) {
        return projects.keySet().stream().filter(id -> id.value().equals(key)).findFirst();
    }

    public @Nullable ProjectPolicy policyOf(ProjectId id) {
        KnownProject known = projects.get(id);
        return known == null ? null : known.policy();
    }

    /** The project's version, 0 when it is not known. */
    public long versionOf(ProjectId id) {
        KnownProject known = projects.get(id);
        return known == null ? 0 : known.version();
    }

    /** @param required what the task asks of its worker */
    public void take(WorkerId worker, ProjectId project, Set<Capability> required) {
        count(worker, project, required, 1);
    }

    /** The project's turn, which a dispatch uses up. */
    public Turn turnTaken(ProjectId project) {
        ProjectPolicy policy = policyOf(project);
        return turns.taken(project, policy == null ? 1 : policy.weight());
    }

    /** Whose turn it was before a start. */
    public void turn(Turn turn) {
        turns.restore(turn);
    }

    /** @param required as it was when the slot was taken */
    public void release(WorkerId worker, ProjectId project, Set<Capability> required) {
        count(worker, project, required, -1);
    }

    private void count(WorkerId worker, ProjectId project, Set<Capability> required, int change) {
        used += change;
        usedByWorker.merge(worker, change, Integer::sum);
        usedByProject.merge(project, change, Integer::sum);
        required.forEach(capability -> usedByCapability.merge(capability, change, Integer::sum));
    }

    public int used() {
        return used;
    }

    /** The worker's last snapshot, or null when it is not known. */
    public @Nullable WorkerSnapshot snapshot(WorkerId id) {
        KnownWorker known = workers.get(id);
        return known == null ? null : known.snapshot();
    }

    /** Whether another worker than this one may take such a task, now or when a slot of it is free. */
    public boolean mayGoElsewhere(Requirement requirement, WorkerId than, Predicate<WorkerSnapshot> held) {
        return workers.values().stream()
                .filter(worker -> worker.takesTasks()
                        && worker.snapshot().capacity() > 0
                        && !worker.snapshot().id().equals(than)
                        && !held.test(worker.snapshot()))
                .map(worker -> slotsOf(worker, worker.snapshot().capacity()))
                .anyMatch(requirement::isMetBy);
    }

    /** The workers that may be given something now, with the least and the most slots they may have. */
    public List<SlotScaler.Scalable> scalable(Predicate<WorkerSnapshot> held) {
        return workers.values().stream()
                .filter(worker -> worker.takesTasks() && !held.test(worker.snapshot()))
                .map(worker -> new SlotScaler.Scalable(
                        slotsOf(worker, roomyCapacity(worker.snapshot())), least(worker.snapshot())))
                .toList();
    }

    private static int least(WorkerSnapshot worker) {
        return worker.minCapacity() == null ? worker.capacity() : worker.minCapacity();
    }

    public SlotScaler scaler() {
        return scaler;
    }

    /** The projects whose tasks are still coming in; they have no share in {@link #capacity}. */
    public Arrivals arrivals() {
        return arrivals;
    }

    /** @param held workers that get nothing new, whatever they say of themselves */
    public Capacity capacity(Predicate<WorkerSnapshot> held) {
        List<WorkerSlots> slots = new ArrayList<>();
        for (KnownWorker worker : workers.values()) {
            boolean takes = worker.takesTasks() && !held.test(worker.snapshot());
            int most = takes ? roomyCapacity(worker.snapshot()) : 0;
            slots.add(slotsOf(worker, scaler.slotsOf(worker.snapshot().id(), most)));
        }
        Map<ProjectId, ProjectShare> shares = new HashMap<>();
        projects.forEach((id, project) -> {
            if (!arrivals.isUnderWay(id)) {
                shares.put(id, share(id, project.policy()));
            }
        });
        return new Capacity(slots, shares, usedByCapability, used);
    }

    private ProjectShare share(ProjectId id, ProjectPolicy policy) {
        return new ProjectShare(
                policy.weight(), policy.maxConcurrent(), usedByProject.getOrDefault(id, 0), turns.of(id));
    }

    private WorkerSlots slotsOf(KnownWorker worker, int capacity) {
        WorkerSnapshot snapshot = worker.snapshot();
        return new WorkerSlots(
                snapshot.id(),
                snapshot.type(),
                snapshot.accountOrType(),
                snapshot.capabilities(),
                snapshot.dedicated(),
                capacity,
                usedByWorker.getOrDefault(snapshot.id(), 0));
    }

    /** A machine whose memory is full takes no more than it runs. */
    private static int roomyCapacity(WorkerSnapshot snapshot) {
        return snapshot.room() == null
                ? snapshot.capacity()
                : Math.min(snapshot.capacity(), snapshot.running() + snapshot.room());
    }
}
