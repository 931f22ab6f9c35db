package dev.ringmaster.queue.board;

import dev.ringmaster.analysis.graph.GraphSnapshot;
import dev.ringmaster.analysis.live.LiveGraph;
import dev.ringmaster.model.event.LinedUpTask;
import dev.ringmaster.model.event.RankedTask;
import dev.ringmaster.model.event.StatusEvent;
import dev.ringmaster.model.id.ProjectId;
import dev.ringmaster.model.id.TaskId;
import dev.ringmaster.model.task.TaskStatus;
import dev.ringmaster.queue.dispatch.ReadyQueue;
import dev.ringmaster.queue.graph.Standing;
import dev.ringmaster.queue.graph.Standpoint;
import dev.ringmaster.queue.graph.TaskGraph;
import dev.ringmaster.queue.graph.Weight;
import dev.ringmaster.queue.rank.Ranking;
import dev.ringmaster.queue.rank.Score;
import dev.ringmaster.queue.rank.Yardstick;
import java.time.Duration;
import java.util.Collection;
import java.util.Comparator;
import java.util.DoubleSummaryStatistics;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** What the board gives to be ranked, and what it does with the result. Scores are derived, so they are never stored. */
public final class Rankings {

    private static final int TOP = 50;
    private static final double UNKNOWN_MINUTES = 10;

    private final Supplier<QueueRules> rules;
    private final TaskGraph graph;
    private final Map<TaskId, Entry> tasks;
    private final ReadyQueue ready;
    private final Map<ProjectId, Yardstick> yardsticks = new HashMap<>();
    private final Map<ProjectId, Double> usualMinutes = new HashMap<>();

    Rankings(Supplier<QueueRules> rules, TaskGraph graph, Map<TaskId, Entry> tasks, ReadyQueue ready) {
        this.rules = rules;
        this.graph = graph;
        this.tasks = tasks;
        this.ready = ready;
    }

    /** Takes from these tasks how long one without an estimate lasts: as long as the others of its project do on average. */
    void learn(Collection<TaskTraits> tasks) {
        Map<ProjectId, DoubleSummaryStatistics> estimates = new HashMap<>();
        for (TaskTraits task : tasks) {
            if (task.estimate() != null) {
                estimates
                        .computeIfAbsent(task.project(), _ -> new DoubleSummaryStatistics())
                        .accept(minutes(task.estimate()));
            }
        }
        estimates.forEach((project, known) -> usualMinutes.put(project, known.getAverage()));
    }

    Weight weightOf(TaskTraits task) {
        Duration estimate = task.estimate();
        double expected =
                estimate == null ? usualMinutes.getOrDefault(task.project(), UNKNOWN_MINUTES) : minutes(estimate);
        return new Weight(task.project(), task.priority().level(), expected);
    }

    /** The project's open tasks; those without an estimate are taken to last as long as its others do on average. */
    public GraphSnapshot snapshot(ProjectId project) {
        List<TaskTraits> open = entriesOf(project)
                .filter(entry -> Entry.standing(entry.run) == Standing.OPEN)
                .map(entry -> entry.traits)
                .toList();
        Double before = usualMinutes.remove(project);
        learn(open);
        if (!Objects.equals(before, usualMinutes.get(project))) {
            open.stream()
                    .filter(task -> task.estimate() == null)
                    .forEach(task -> graph.weigh(task.id(), weightOf(task)));
        }
        return graph.snapshot(project);
    }

    /** Other weights hold from now on. */
    void forgetYardsticks() {
        yardsticks.clear();
    }

    /**
     * Gives ready tasks the scores that the changes so far make of them, without a ranking: their metrics are right at once, what they are
     * divided by and betweenness are those of the last ranking.
     *
     * @param moved tasks whose metrics have changed
     * @param others tasks that may have become ready
     */
    void follow(Collection<TaskId> moved, Collection<TaskId> others) {
        moved.forEach(this::follow);
        others.forEach(this::follow);
    }

    private void follow(TaskId task) {
        Entry entry = tasks.get(task);
        if (entry != null && entry.run.status() == TaskStatus.READY) {
            Score score = now(entry, entry.score.betweenness());
            if (!score.equals(entry.score)) {
                take(entry, score);
            }
        }
    }

    private Score now(Entry entry, double betweenness) {
        ProjectId project = entry.traits.project();
        Yardstick yardstick = yardsticks.computeIfAbsent(project, this::yardstickOf);
        Standpoint at = graph.standpoint(entry.id());
        return yardstick.score(at.pageRank(), at.behind(), entry.traits.priority(), at.worth(), betweenness);
    }

    private Yardstick yardstickOf(ProjectId project) {
        LiveGraph.Greatest greatest = graph.greatest(project);
        return new Yardstick(rules.get().weights(), greatest.pageRank(), greatest.behind());
    }

    /** Takes the scores over, puts the ready tasks in their new order and publishes the best of the open ones. */
    public void apply(ProjectId project, long graphVersion, Ranking ranking, Journal journal) {
        take(project, ranking);
        List<RankedTask> top = entriesOf(project)
                .filter(entry ->
                        !entry.run.status().isFinal() && ranking.scores().containsKey(entry.id()))
                .sorted(Comparator.<Entry>comparingDouble(entry -> -entry.score.total())
                        .thenComparing(Entry::id))
                .limit(TOP)
                .map(entry -> new RankedTask(entry.id(), entry.score.total(), entry.score.terms()))
                .toList();
        journal.publish(new StatusEvent.QueueRanked(project, graphVersion, ranking.metrics(), top));
        lineUp(project, journal);
    }

    /** Publishes in which order the project's ready tasks stand by their new scores. */
    private void lineUp(ProjectId project, Journal journal) {
        List<LinedUpTask> line = ready.line(project, StatusEvent.QueueLinedUp.LIMIT).stream()
                .map(task -> entry(task.task()))
                .map(entry -> new LinedUpTask(entry.id(), entry.score.total(), entry.readyAt()))
                .toList();
        journal.publish(new StatusEvent.QueueLinedUp(
                project, rules.get().ageingPerHour(), ready.sizeOf(project), line, journal.now()));
    }

    /** Takes the scores over and puts the ready tasks in their new order; nobody is told. */
    public void take(ProjectId project, Ranking ranking) {
        graph.settle();
        yardsticks.put(project, yardstickOf(project));
        ranking.scores().forEach((task, score) -> {
            Entry entry = tasks.get(task);
            if (entry != null) {
                // What has changed since the ranking was begun counts for those that are compared.
                Score next = entry.run.status() == TaskStatus.READY ? now(entry, score.betweenness()) : score;
                if (!entry.score.equals(next)) {
                    take(entry, next);
                }
            }
        });
    }

    private void take(Entry entry, Score score) {
        entry.score = score;
        if (entry.run.status() == TaskStatus.READY) {
            ready.put(entry.asReady(rules.get().ageingPerHour()));
        }
    }

    /** What a task on the board is worth now. */
    Score scoreOf(TaskId task) {
        return entry(task).score;
    }

    private Stream<Entry> entriesOf(ProjectId project) {
        return tasks.values().stream().filter(entry -> entry.traits.project().equals(project));
    }

    private Entry entry(TaskId task) {
        return Objects.requireNonNull(tasks.get(task));
    }

    private static double minutes(Duration duration) {
        return duration.toMillis() / 60_000.0;
    }
}
