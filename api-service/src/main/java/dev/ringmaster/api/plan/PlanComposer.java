package dev.ringmaster.api.plan;

import dev.ringmaster.analysis.forecast.Experience;
import dev.ringmaster.analysis.forecast.Forecast;
import dev.ringmaster.analysis.forecast.Forecaster;
import dev.ringmaster.analysis.forecast.Workload;
import dev.ringmaster.api.problem.ProblemCode;
import dev.ringmaster.api.problem.ProblemException;
import dev.ringmaster.api.store.StoredTask;
import dev.ringmaster.model.id.DecisionId;
import dev.ringmaster.model.id.TaskId;
import dev.ringmaster.model.task.TaskKind;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;

/** Answers how a project's work would go, and what a change would do to it. Made for one answer. */
public final class PlanComposer {

    /** Tasks times simulations, of all scenarios together, that one answer computes: some seconds. */
    public static final long MOST_WORK = 5_000_000;

    /** How long a person is taken to need for an answer. */
    static final Duration ANSWER = Duration.ofHours(1);

    private final PlanFacts facts;
    private final List<StoredTask> tasks;
    private final WorkloadBuilder builder;
    private final Crews crews;
    private final long seed;
    private final BooleanSupplier stop;

    /** @param stop asked between simulations; once it says yes, the answer is of those done by then */
    public PlanComposer(PlanFacts facts, long seed, BooleanSupplier stop) {
        this.facts = facts;
        this.tasks = facts.open().stream().sorted(WorkloadBuilder.ORDER).toList();
        this.builder = new WorkloadBuilder(facts, ANSWER);
        this.crews = new Crews(facts, ANSWER);
        this.seed = seed;
        this.stop = stop;
    }

    /**
     * The plan.
     *
     * @param asked simulations that are wanted, ≥ 1; fewer are done where tasks are many
     * @param limit most tasks, tracks and waiting tasks to list, each
     * @throws ProblemException if a question is about something that is not there
     */
    public PlanBody compose(int asked, List<WhatIf> questions, int limit) {
        int all = Math.max(1, tasks.size() + facts.others().open().size());
        long room = MOST_WORK / (all * (questions.size() + 1L));
        int simulations = Math.clamp(room, 1, asked);
        Workload work = builder.build(tasks, crews, Map.of());
        Forecast forecast = forecast(work, crews.slots(), simulations);
        List<PlanBody.Scenario> scenarios = questions.stream()
                .map(question -> scenario(question, work, forecast, simulations))
                .toList();
        PlanListing listing = new PlanListing(facts, tasks, work, forecast, builder);
        return new PlanBody(
                facts.project().id(),
                facts.now(),
                tasks.size(),
                forecast.simulations(),
                seed,
                outlook(forecast),
                scenarios,
                listing.order(limit),
                listing.tracks(limit),
                listing.waiting(limit),
                basis(),
                assumptions(asked, forecast.simulations()));
    }

    private Forecast forecast(Workload work, int[] slots, int simulations) {
        return Forecaster.forecast(work, crews.crew(slots), simulations, seed, stop);
    }

    private PlanBody.Scenario scenario(WhatIf question, Workload work, Forecast baseline, int simulations) {
        record Changed(Forecast forecast, String sentence) {}
        Changed changed = switch (question) {
            case WhatIf.Workers more -> {
                int which = worker(more, work);
                int[] slots = crews.slots();
                int before = slots[which];
                slots[which] = Math.max(0, before + more.slots());
                yield new Changed(
                        forecast(work, slots, simulations),
                        "worker " + facts.workers().get(which).id() + " has " + slots[which] + " slots instead of "
                                + before);
            }
            case WhatIf.Without without -> {
                int[] slots = crews.slots();
                int[] those = matching(without.type());
                for (int w : those) {
                    slots[w] = 0;
                }
                yield new Changed(
                        forecast(work, slots, simulations),
                        "nothing new goes to " + names(those) + "; what runs there goes on");
            }
            case WhatIf.IfDone done -> {
                StoredTask task = task(done.task());
                Workload less = builder.build(
                        tasks.stream().filter(other -> other != task).toList(), crews, Map.of());
                yield new Changed(
                        forecast(less, crews.slots(), simulations),
                        "task " + task.definition().id() + " is done now");
            }
            case WhatIf.Delay delay -> {
                DecisionId decision = decision(delay.decision());
                Workload later = builder.build(tasks, crews, Map.of(decision, delay.by()));
                yield new Changed(
                        forecast(later, crews.slots(), simulations),
                        decision + " is answered after " + Spans.of(ANSWER.plus(delay.by())) + " instead of "
                                + Spans.of(ANSWER));
            }
        };
        PlanBody.Outlook before = outlook(baseline);
        PlanBody.Outlook after = outlook(changed.forecast());
        return new PlanBody.Scenario(
                question.asked(),
                changed.sentence(),
                after,
                after.p50().minus(before.p50()),
                after.p80().minus(before.p80()),
                after.p95().minus(before.p95()),
                after.left() - before.left());
    }

    private PlanBody.Outlook outlook(Forecast forecast) {
        Duration p50 = Duration.ofMillis(forecast.endOf(0.5));
        Duration p80 = Duration.ofMillis(forecast.endOf(0.8));
        Duration p95 = Duration.ofMillis(forecast.endOf(0.95));
        return new PlanBody.Outlook(
                p50,
                p80,
                p95,
                facts.now().plus(p50),
                facts.now().plus(p80),
                facts.now().plus(p95),
                forecast.attempts(),
                forecast.peak(),
                forecast.never());
    }

    /** The named worker, else the one at work that most tasks may use. */
    private int worker(WhatIf.Workers more, Workload work) {
        if (!more.worker().isEmpty()) {
            return matching(more.worker())[0];
        }
        int[][] workersOfLane = crews.crew(crews.slots()).rules().workersOfLane();
        int[] may = new int[facts.workers().size()];
        for (int v = 0; v < work.own(); v++) {
            int lane = work.lane()[v];
            if (lane != Workload.NEVER) {
                for (int w : workersOfLane[lane]) {
                    may[w]++;
                }
            }
        }
        return IntStream.range(0, may.length)
                .filter(w -> Crews.takesWork(facts.workers().get(w)))
                .boxed()
                .reduce((best, w) -> may[w] > may[best] ? w : best)
                .orElseThrow(() -> new ProblemException(
                        ProblemCode.UNKNOWN_WORKER,
                        "No worker is at work that could have other slots. List them with 'ringmaster agents list'."));
    }

    private int[] matching(String name) {
        int[] found = IntStream.range(0, facts.workers().size())
                .filter(w -> facts.workers().get(w).type().equals(name)
                        || facts.workers().get(w).id().value().equals(name))
                .toArray();
        if (found.length == 0) {
            throw new ProblemException(
                    ProblemCode.UNKNOWN_WORKER,
                    "There is no worker and no worker type '" + name + "'. List them with 'ringmaster agents list'.");
        }
        return found;
    }

    private String names(int[] workers) {
        return String.join(
                ", ",
                IntStream.of(workers)
                        .mapToObj(w -> facts.workers().get(w).id().value())
                        .toList());
    }

    private StoredTask task(String id) {
        return tasks.stream()
                .filter(task -> task.definition().id().value().equals(id))
                .findFirst()
                .orElseThrow(() -> new ProblemException(
                        ProblemCode.UNKNOWN_TASK,
                        "Project '" + facts.project().id() + "' has no open task '" + id
                                + "': the plan is of its unfinished tasks alone."));
    }

    private DecisionId decision(String text) {
        List<DecisionId> open = WorkloadBuilder.decisions(tasks);
        List<DecisionId> meant = open.stream()
                .filter(id -> id.value().equals(text) || id.value().startsWith(text))
                .toList();
        if (meant.size() != 1) {
            throw new ProblemException(
                    meant.isEmpty() ? ProblemCode.UNKNOWN_DECISION : ProblemCode.AMBIGUOUS_ID,
                    meant.isEmpty()
                            ? "No open task of project '" + facts.project().id() + "' waits for a decision '" + text
                                    + "'. List them with 'ringmaster decisions'."
                            : "'" + text + "' may mean " + meant.size() + " decisions, such as " + meant.getFirst()
                                    + ".");
        }
        return meant.getFirst();
    }

    private List<PlanBody.Basis> basis() {
        List<PlanBody.Basis> basis = new ArrayList<>();
        List<TaskKind> kinds = tasks.stream()
                .map(task -> task.definition().kind())
                .distinct()
                .sorted()
                .toList();
        for (String type : crews.types()) {
            for (TaskKind kind : kinds) {
                Experience.Learned learned = crews.experience().of(type, kind.word());
                basis.add(new PlanBody.Basis(
                        type,
                        kind.word(),
                        switch (learned.basis()) {
                            case KIND_ON_TYPE -> "attempts of this kind on this type";
                            case TYPE -> "attempts of any kind on this type";
                            case ALL -> "attempts of any kind on any type";
                            case ASSUMED -> "an assumption: too few attempts have finished";
                        },
                        learned.attempts(),
                        Duration.ofMillis(learned.estimate().duration().median()),
                        learned.estimate().failureRate()));
            }
        }
        return basis;
    }

    private List<String> assumptions(int asked, int done) {
        List<String> said = new ArrayList<>();
        if (basis().stream().anyMatch(basis -> basis.restsOn().startsWith("an assumption"))) {
            said.add("Fewer than " + Experience.ENOUGH
                    + " attempts have finished, so durations and failures are assumed: "
                    + "half of the attempts within " + Spans.of(Duration.ofMillis(Experience.ASSUMED_MEDIAN))
                    + " where a task has no estimate.");
        }
        if (!WorkloadBuilder.decisions(tasks).isEmpty()) {
            said.add("Open decisions are answered within " + Spans.of(ANSWER) + ".");
        }
        if (done < asked) {
            said.add(done + " of " + asked + " simulations were done, to answer in time for " + tasks.size()
                    + " tasks.");
        }
        int others = facts.others().open().size();
        said.add(
                others == 0
                        ? "No task is added."
                        : "Slots are shared with the open tasks of other projects (" + others
                                + ") as the queue shares them, and no task is added.");
        return said;
    }

    static Map<TaskId, Integer> places(List<StoredTask> tasks) {
        Map<TaskId, Integer> places = HashMap.newHashMap(tasks.size());
        tasks.forEach(task -> places.put(task.definition().id(), places.size()));
        return places;
    }

    /** Tells spans as people do. */
    static final class Spans {
        private Spans() {}

        static String of(Duration span) {
            long minutes = (span.toSeconds() + 30) / 60;
            return minutes < 1
                    ? span.toSeconds() + " s"
                    : minutes < 120 ? minutes + " min" : minutes < 2880 ? minutes / 60 + " h" : minutes / 1440 + " d";
        }
    }
}
