package dev.ringmaster.api.plan;

import dev.ringmaster.analysis.forecast.Crew;
import dev.ringmaster.analysis.forecast.Estimate;
import dev.ringmaster.analysis.forecast.Experience;
import dev.ringmaster.analysis.slot.Roster;
import dev.ringmaster.api.view.WorkerSummary;
import dev.ringmaster.model.task.TaskDefinition;
import dev.ringmaster.model.task.TaskKind;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Turns workers, limits and what was learned into the crew of a forecast, which shares slots as queue-service does. Not for several threads. */
final class Crews {

    private final PlanFacts facts;
    private final Experience experience;
    private final Roster roster;
    private final Crew.Retries retries;

    Crews(PlanFacts facts, Duration answer) {
        this.facts = facts;
        this.roster = new Roster(
                facts.workers().stream().map(worker -> asWorker(worker, facts)).toList(), facts.scheduling());
        roster.project(facts.project().id(), facts.project().policy());
        facts.others().projects().forEach(project -> roster.project(project.id(), project.policy()));
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
        return roster.types();
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

    /** Whether the worker may take the task, now or later. */
    static boolean mayTake(WorkerSummary worker, TaskDefinition task, PlanFacts facts) {
        return asWorker(worker, facts).mayTake(task.requires(), task.agent());
    }

    /** What the task asks of its worker, by number. */
    int lane(TaskDefinition task) {
        return roster.lane(task.project(), task.requires(), task.agent());
    }

    /** The crew for all lanes so far. */
    Crew crew(int[] slots) {
        Estimate[][] estimates = new Estimate[types().size()][TaskKind.values().length];
        for (int t = 0; t < estimates.length; t++) {
            for (TaskKind kind : TaskKind.values()) {
                estimates[t][kind.ordinal()] =
                        experience.of(types().get(t), kind.word()).estimate();
            }
        }
        return new Crew(roster.rules(slots), estimates, retries);
    }

    private static Roster.Worker asWorker(WorkerSummary worker, PlanFacts facts) {
        return new Roster.Worker(
                worker.id(),
                worker.type(),
                worker.account(),
                Set.copyOf(worker.capabilities()),
                worker.dedicated(),
                from(worker, facts));
    }

    private static long from(WorkerSummary worker, PlanFacts facts) {
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
