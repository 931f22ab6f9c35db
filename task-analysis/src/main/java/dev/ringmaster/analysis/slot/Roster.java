package dev.ringmaster.analysis.slot;

import dev.ringmaster.model.id.Capability;
import dev.ringmaster.model.id.ProjectId;
import dev.ringmaster.model.id.WorkerId;
import dev.ringmaster.model.project.ProjectPolicy;
import dev.ringmaster.model.settings.SchedulingSettings;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Turns workers, settings and what tasks ask for into {@link SlotRules}. Not for several threads. */
public final class Roster {

    /**
     * A worker.
     *
     * @param account whose quota it uses
     * @param dedicated whether it takes only what asks for something that it can do
     * @param from milliseconds from now before which it takes nothing, 0 for at once
     */
    public record Worker(
            WorkerId id, String type, String account, Set<Capability> capabilities, boolean dedicated, long from) {

        public Worker {
            capabilities = Set.copyOf(capabilities);
        }

        /** Whether the worker may take a task that asks for this; a dedicated worker takes only what it is there for. */
        public boolean mayTake(Set<Capability> requires, @Nullable WorkerId agent) {
            boolean able = capabilities.containsAll(requires);
            return agent == null ? able && !(dedicated && requires.isEmpty()) : able && id.equals(agent);
        }
    }

    private record Asked(
            ProjectId project,
            Set<Capability> requires,
            @Nullable WorkerId agent) {}

    private final List<Worker> workers;
    private final SchedulingSettings limits;
    private final Map<ProjectId, Integer> projects = new HashMap<>();
    private final List<SlotRules.Share> shares = new ArrayList<>();
    private final Map<Asked, Integer> lanes = new LinkedHashMap<>();
    private final List<String> types;
    private final List<String> accounts;
    private final List<String> capped;

    /** @param workers the smaller id is asked first where nothing else tells two apart */
    public Roster(List<Worker> workers, SchedulingSettings limits) {
        this.workers = List.copyOf(workers);
        this.limits = limits;
        this.types = workers.stream().map(Worker::type).distinct().toList();
        this.accounts = workers.stream().map(Worker::account).distinct().toList();
        this.capped = limits.maxPerCapability().keySet().stream().sorted().toList();
    }

    /** Takes a project's share in. */
    public void project(ProjectId project, ProjectPolicy policy) {
        if (projects.putIfAbsent(project, shares.size()) == null) {
            shares.add(new SlotRules.Share(policy.weight(), policy.maxConcurrent()));
        }
    }

    /** The lane of tasks that ask for this. @param project one that was taken in */
    public int lane(ProjectId project, Set<Capability> requires, @Nullable WorkerId agent) {
        return lanes.computeIfAbsent(new Asked(project, requires, agent), _ -> lanes.size());
    }

    /** The types, by number. */
    public List<String> types() {
        return types;
    }

    /** The rules for all lanes so far. @param slots of each worker */
    public SlotRules rules(int[] slots) {
        List<Asked> asked = List.copyOf(lanes.keySet());
        boolean[] isNamed = new boolean[asked.size()];
        for (int lane = 0; lane < isNamed.length; lane++) {
            isNamed[lane] = asked.get(lane).agent() != null;
        }
        return new SlotRules(
                slots,
                workers.stream().mapToLong(Worker::from).toArray(),
                workers.stream()
                        .mapToInt(worker -> types.indexOf(worker.type()))
                        .toArray(),
                workers.stream()
                        .mapToInt(worker -> accounts.indexOf(worker.account()))
                        .toArray(),
                preferences(),
                asked.stream().map(this::workersFor).toArray(int[][]::new),
                asked.stream().map(this::cappedOf).toArray(int[][]::new),
                isNamed,
                asked.stream()
                        .mapToInt(each -> projects.getOrDefault(each.project(), 0))
                        .toArray(),
                most(types, limits.maxPerType()),
                most(accounts, limits.maxPerAccount()),
                most(capped, limits.maxPerCapability()),
                shares.toArray(SlotRules.Share[]::new),
                limits.maxConcurrent());
    }

    /** One that takes little else first, then one of a preferred type, then the one with the fewest capabilities. */
    private int[] preferences() {
        Comparator<Worker> order = Comparator.comparing((Worker worker) -> !worker.dedicated())
                .thenComparingInt(worker -> rank(worker.type()))
                .thenComparingInt(worker -> worker.capabilities().size());
        int[] preference = new int[workers.size()];
        for (int w = 0; w < preference.length; w++) {
            Worker worker = workers.get(w);
            preference[w] = (int) workers.stream()
                    .filter(other -> order.compare(other, worker) < 0)
                    .count();
        }
        return preference;
    }

    private int rank(String type) {
        int place = limits.preferTypes().indexOf(type);
        if (place >= 0) {
            return place;
        }
        return limits.preferTypes().size() + 1 + limits.fallbackTypes().indexOf(type);
    }

    private int[] workersFor(Asked asked) {
        return IntStream.range(0, workers.size())
                .filter(w -> workers.get(w).mayTake(asked.requires(), asked.agent()))
                .toArray();
    }

    private int[] cappedOf(Asked asked) {
        return IntStream.range(0, capped.size())
                .filter(c -> asked.requires().contains(new Capability(capped.get(c))))
                .toArray();
    }

    private static int[] most(List<String> names, Map<String, Integer> limits) {
        return names.stream()
                .mapToInt(name -> limits.getOrDefault(name, Integer.MAX_VALUE))
                .toArray();
    }
}
