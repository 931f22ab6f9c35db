package dev.ringmaster.api.plan;

import dev.ringmaster.analysis.forecast.Workload;
import dev.ringmaster.api.store.StoredTask;
import dev.ringmaster.api.view.WorkerOutlook;
import dev.ringmaster.model.id.DecisionId;
import dev.ringmaster.model.id.TaskId;
import dev.ringmaster.model.task.BlockReason;
import dev.ringmaster.model.task.TaskStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Turns open tasks into the flat arrays of a forecast, the one that would start first at 0, and those of other projects behind them: between
 * two projects that are served equally and whose turns are equal, the one that was asked for is first.
 */
final class WorkloadBuilder {

    /** What goes first: by the queue's ranking as far as it is known, then by the score that it last told. */
    static final Comparator<StoredTask> ORDER = Comparator.comparingInt(
                    (StoredTask task) -> task.rank() == null ? Integer.MAX_VALUE : task.rank())
            .thenComparing(task -> task.state() == null ? 0 : -task.state().score())
            .thenComparing(task -> task.definition().priority().level())
            .thenComparing(StoredTask::ordinal);

    private final PlanFacts facts;
    private final Duration answer;
    private final WorkerOutlook workers;
    private final Map<String, Integer> workerPlaces = new HashMap<>();

    WorkloadBuilder(PlanFacts facts, Duration answer) {
        this.facts = facts;
        this.answer = answer;
        this.workers = new WorkerOutlook(facts.workers());
        facts.workers().forEach(worker -> workerPlaces.put(worker.id().value(), workerPlaces.size()));
    }

    /**
     * The workload.
     *
     * @param own tasks of the project that was asked for, in order
     * @param delays by decision, how much later it is answered
     */
    Workload build(List<StoredTask> own, Crews crews, Map<DecisionId, Duration> delays) {
        List<StoredTask> tasks = new ArrayList<>(own);
        facts.others().open().stream().sorted(ORDER).forEach(tasks::add);
        int n = tasks.size();
        Map<TaskId, Integer> places = HashMap.newHashMap(n);
        tasks.forEach(task -> places.put(task.definition().id(), places.size()));
        int[][] needs = new int[n][];
        int[] lane = new int[n];
        int[] kind = new int[n];
        int[] runningOn = new int[n];
        long[] estimate = new long[n];
        long[] earliest = new long[n];
        long[] elapsed = new long[n];
        long[] key = new long[n];
        for (int v = 0; v < n; v++) {
            StoredTask task = tasks.get(v);
            runningOn[v] = runningOn(task);
            boolean runs = runningOn[v] != Workload.NONE;
            needs[v] = runs
                    ? new int[0]
                    : task.definition().dependsOn().stream()
                            .filter(places::containsKey)
                            .mapToInt(places::get)
                            .toArray();
            lane[v] = obstacle(task, places).isPresent() ? Workload.NEVER : crews.lane(task.definition());
            kind[v] = task.definition().kind().ordinal();
            estimate[v] = task.definition().estimate() == null
                    ? 0
                    : task.definition().estimate().toMillis();
            earliest[v] = earliest(task, delays);
            elapsed[v] =
                    runs && task.state() != null ? millisUntilNow(task.state().since()) : 0;
            key[v] = task.ordinal();
        }
        return Workload.of(needs, lane, kind, estimate, earliest, runningOn, elapsed, key, own.size());
    }

    private int runningOn(StoredTask task) {
        if (task.state() == null || !task.status().isActive() || task.state().worker() == null) {
            return Workload.NONE;
        }
        return workerPlaces.getOrDefault(task.state().worker().value(), Workload.NONE);
    }

    /** Why the task cannot go by itself, without its name; empty when it can or only waits for others. */
    Optional<String> obstacle(StoredTask task, Map<TaskId, ?> open) {
        if (runningOn(task) != Workload.NONE) {
            return Optional.empty();
        }
        if (task.status() == TaskStatus.DRAFT) {
            return Optional.of("is a draft: submit it to run it");
        }
        if (facts.isPaused(task.definition().project())) {
            return Optional.of("waits because its project is paused");
        }
        if (task.state() != null && task.state().pausedBy() != null) {
            return Optional.of("is paused by " + task.state().pausedBy());
        }
        BlockReason reason = task.state() == null ? null : task.state().blockedBy();
        if (reason != null && forGood(reason, open)) {
            return Optional.of(reason.sentence());
        }
        return facts.workers().isEmpty()
                ? Optional.of("waits for a worker: none has been heard of yet")
                : workers.obstacle(task.definition())
                        .filter(_ -> facts.workers().stream()
                                .noneMatch(worker ->
                                        worker.until() != null && Crews.mayTake(worker, task.definition(), facts)));
    }

    private static boolean forGood(BlockReason reason, Map<TaskId, ?> open) {
        return switch (reason) {
            case BlockReason.Dependency dependency ->
                dependency.on().stream().anyMatch(other -> !open.containsKey(other));
            case BlockReason.UnknownDependency _,
                    BlockReason.DeadDependency _,
                    BlockReason.Cycle _,
                    BlockReason.UnknownProject _,
                    BlockReason.Paused _ -> true;
            case BlockReason.Budget budget -> budget.decision() == null;
            case BlockReason.Decision _, BlockReason.Deferred _, BlockReason.Backoff _, BlockReason.Quota _ -> false;
        };
    }

    /** The question that the task waits for, or null. */
    static @Nullable DecisionId decision(StoredTask task) {
        BlockReason reason = task.state() == null ? null : task.state().blockedBy();
        return switch (reason) {
            case BlockReason.Decision decision -> decision.decision();
            case BlockReason.Budget budget -> budget.decision();
            case null, default -> null;
        };
    }

    static List<DecisionId> decisions(List<StoredTask> tasks) {
        List<DecisionId> found = new ArrayList<>();
        for (StoredTask task : tasks) {
            DecisionId decision = decision(task);
            if (decision != null) {
                found.add(decision);
            }
        }
        return found;
    }

    private long earliest(StoredTask task, Map<DecisionId, Duration> delays) {
        DecisionId decision = decision(task);
        if (decision != null) {
            return answer.plus(delays.getOrDefault(decision, Duration.ZERO)).toMillis();
        }
        BlockReason reason = task.state() == null ? null : task.state().blockedBy();
        Instant held = switch (reason) {
            case BlockReason.Backoff backoff -> backoff.until();
            case BlockReason.Quota quota -> quota.until();
            case null, default -> facts.now();
        };
        // Also one that waits for others meanwhile.
        Instant notBefore = task.definition().provisoOrNone().notBefore();
        return -Math.min(0, millisSince(notBefore == null || notBefore.isBefore(held) ? held : notBefore));
    }

    private long millisUntilNow(Instant then) {
        return Math.max(0, millisSince(then));
    }

    private long millisSince(Instant then) {
        return Duration.between(then, facts.now()).toMillis();
    }
}
