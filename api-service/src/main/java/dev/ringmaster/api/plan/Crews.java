package dev.ringmaster.api.plan;

import dev.ringmaster.analysis.forecast.Crew;
import dev.ringmaster.analysis.forecast.Estimate;
import dev.ringmaster.analysis.forecast.Experience;
import dev.ringmaster.api.view.WorkerSummary;
import dev.ringmaster.model.task.TaskKind;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Turns workers, limits and what was learned into the crew of a forecast. */
final class Crews {

    private final PlanFacts facts;
    private final Experience experience;
    private final List<String> types;
    private final Crew.Retries retries;

    Crews(PlanFacts facts, Duration answer) {
        this.facts = facts;
        this.types =
                facts.workers().stream().map(WorkerSummary::type).distinct().toList();
        this.experience = experience(facts);
        this.retries = new Crew.Retries(
                facts.project().policy().maxAttempts(),
                facts.retry().initialBackoff().toMillis(),
                facts.retry().maxBackoff().toMillis(),
                facts.retry().multiplier(),
                answer.toMillis());
    }

    Experience experience() {
        return experience;
    }

    List<String> types() {
        return types;
    }

    /** The slots of each worker that takes work now or by itself later. */
    int[] slots() {
        return facts.workers().stream()
                .mapToInt(worker -> takesWork(worker) ? worker.capacity() : 0)
                .toArray();
    }

    static boolean takesWork(WorkerSummary worker) {
        return worker.status().equals("available")
                || worker.status().equals("busy")
                || (worker.status().equals("paused") && worker.until() != null);
    }

    Crew crew(int[] slots, int[][] workersOfLane) {
        List<WorkerSummary> workers = facts.workers();
        long[] from = workers.stream().mapToLong(this::from).toArray();
        int[] type = workers.stream()
                .mapToInt(worker -> types.indexOf(worker.type()))
                .toArray();
        int[] preference = workers.stream()
                .mapToInt(worker -> (worker.dedicated() ? 0 : 1000)
                        + Math.min(999, worker.capabilities().size()))
                .toArray();
        Estimate[][] estimates = new Estimate[types.size()][TaskKind.values().length];
        for (int t = 0; t < types.size(); t++) {
            for (TaskKind kind : TaskKind.values()) {
                estimates[t][kind.ordinal()] =
                        experience.of(types.get(t), kind.word()).estimate();
            }
        }
        int[] mostOfType = types.stream()
                .mapToInt(name -> facts.scheduling().maxPerType().getOrDefault(name, Integer.MAX_VALUE))
                .toArray();
        int most = Math.min(
                facts.scheduling().maxConcurrent(), facts.project().policy().maxConcurrent());
        return new Crew(slots, from, type, preference, workersOfLane, estimates, mostOfType, most, retries);
    }

    private long from(WorkerSummary worker) {
        return worker.status().equals("paused") && worker.until() != null
                ? Math.max(0, Duration.between(facts.now(), worker.until()).toMillis())
                : 0;
    }

    private static Experience experience(PlanFacts facts) {
        Map<String, String> typeOf = new HashMap<>();
        facts.workers().forEach(worker -> typeOf.put(worker.id().value(), worker.type()));
        Experience experience = new Experience();
        facts.past().forEach(attempt -> {
            String worker = attempt.worker().value();
            experience.add(
                    typeOf.getOrDefault(worker, worker),
                    attempt.kind().word(),
                    attempt.took().toMillis(),
                    attempt.failed());
        });
        return experience;
    }
}
