package dev.ringmaster.queue.board;

import dev.ringmaster.analysis.graph.GraphSnapshot;
import dev.ringmaster.model.event.LinedUpTask;
import dev.ringmaster.model.event.RankedTask;
import dev.ringmaster.model.event.StatusEvent;
import dev.ringmaster.model.id.ProjectId;
import dev.ringmaster.model.id.TaskId;
import dev.ringmaster.model.task.TaskStatus;
import dev.ringmaster.queue.dispatch.ReadyQueue;
import dev.ringmaster.queue.graph.TaskGraph;
import dev.ringmaster.queue.rank.Ranking;
import dev.ringmaster.queue.rank.Score;
import java.time.Duration;
import java.util.Comparator;
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

    Rankings(Supplier<QueueRules> rules, TaskGraph graph, Map<TaskId, Entry> tasks, ReadyQueue ready) {
        this.rules = rules;
        this.graph = graph;
        this.tasks = tasks;
        this.ready = ready;
    }

    /** The project's open tasks; those without an estimate are taken to last as long as its others do on average. */
    public GraphSnapshot snapshot(ProjectId project) {
        double usual = entriesOf(project)
                .map(entry -> entry.traits.estimate())
                .filter(Objects::nonNull)
                .mapToDouble(Rankings::minutes)
                .average()
                .orElse(UNKNOWN_MINUTES);
        return graph.snapshot(
                task -> tasks.containsKey(task) && entry(task).traits.project().equals(project),
                task -> entry(task).traits.priority().level(),
                task -> {
                    Duration estimate = entry(task).traits.estimate();
                    return estimate == null ? usual : minutes(estimate);
                });
    }

    /** Takes the scores over, puts the ready tasks in their new order and publishes the best of the open ones. */
    public void apply(ProjectId project, long graphVersion, Ranking ranking, Journal journal) {
        take(ranking);
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
    public void take(Ranking ranking) {
        ranking.scores().forEach((task, score) -> {
            Entry entry = tasks.get(task);
            if (entry != null && !entry.score.equals(score)) {
                take(entry, score);
            }
        });
    }

    private void take(Entry entry, Score score) {
        entry.score = score;
        if (entry.run.status() == TaskStatus.READY) {
            ready.put(entry.asReady(rules.get().ageingPerHour()));
        }
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
