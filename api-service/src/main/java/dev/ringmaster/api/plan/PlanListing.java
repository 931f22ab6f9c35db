package dev.ringmaster.api.plan;

import dev.ringmaster.analysis.forecast.Forecast;
import dev.ringmaster.analysis.forecast.Workload;
import dev.ringmaster.analysis.graph.GraphSnapshot;
import dev.ringmaster.analysis.structure.Tracks;
import dev.ringmaster.api.store.StoredTask;
import dev.ringmaster.model.id.TaskId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** Lists what a forecast says of each task: when it goes, on which track, or why it does not. */
final class PlanListing {

    private final PlanFacts facts;
    private final List<StoredTask> tasks;
    private final Workload work;
    private final Forecast forecast;
    private final WorkloadBuilder builder;
    private final Tracks tracks;
    private final List<Integer> byStart;

    PlanListing(PlanFacts facts, List<StoredTask> tasks, Workload work, Forecast forecast, WorkloadBuilder builder) {
        this.facts = facts;
        this.tasks = tasks;
        this.work = work;
        this.forecast = forecast;
        this.builder = builder;
        this.tracks = Tracks.of(graph(tasks));
        this.byStart = IntStream.range(0, tasks.size())
                .filter(v -> forecast.end()[v] >= 0)
                .boxed()
                .sorted(Comparator.comparingLong((Integer v) -> forecast.start()[v])
                        .thenComparing(v -> v))
                .toList();
    }

    /** The open tasks and the dependencies between them, every task with its place. */
    static GraphSnapshot graph(List<StoredTask> tasks) {
        Map<TaskId, Integer> places = PlanComposer.places(tasks);
        int[][] needs = tasks.stream()
                .map(task -> task.definition().dependsOn().stream()
                        .filter(places::containsKey)
                        .mapToInt(places::get)
                        .toArray())
                .toArray(int[][]::new);
        return GraphSnapshot.of(
                tasks.stream().map(task -> task.definition().id()).toList(),
                needs,
                tasks.stream()
                        .mapToInt(task -> task.definition().priority().level())
                        .toArray(),
                tasks.stream()
                        .mapToDouble(task -> task.definition().estimate() == null
                                ? 10
                                : task.definition().estimate().toSeconds() / 60.0)
                        .toArray());
    }

    List<PlanBody.Step> order(int limit) {
        List<PlanBody.Step> order = new ArrayList<>();
        for (int v : byStart.subList(0, Math.min(limit, byStart.size()))) {
            order.add(new PlanBody.Step(
                    order.size() + 1,
                    tasks.get(v).definition().id(),
                    tasks.get(v).definition().title(),
                    tracks.of(v) + 1,
                    facts.workers().get(forecast.worker()[v]).id().value(),
                    work.runningOn()[v] != Workload.NONE,
                    Duration.ofMillis(forecast.start()[v]),
                    Duration.ofMillis(forecast.end()[v]),
                    Duration.ofMillis(forecast.meanEnd()[v]),
                    forecast.drives()[v]));
        }
        return order;
    }

    List<PlanBody.Track> tracks(int limit) {
        int[] first = IntStream.generate(() -> -1).limit(tracks.count()).toArray();
        long[] end = new long[tracks.count()];
        for (int v : byStart) {
            int track = tracks.of(v);
            first[track] = first[track] < 0 ? v : first[track];
            end[track] = Math.max(end[track], forecast.end()[v]);
        }
        return IntStream.range(0, tracks.count())
                .boxed()
                .sorted(Comparator.comparingInt((Integer track) -> -tracks.size(track))
                        .thenComparing(track -> track))
                .limit(limit)
                .map(track -> new PlanBody.Track(
                        track + 1,
                        tracks.size(track),
                        first[track] < 0
                                ? null
                                : tasks.get(first[track]).definition().id(),
                        first[track] < 0 ? null : Duration.ofMillis(end[track])))
                .toList();
    }

    List<PlanBody.Waiting> waiting(int limit) {
        Map<TaskId, Integer> places = PlanComposer.places(tasks);
        List<PlanBody.Waiting> waiting = new ArrayList<>();
        for (int v = 0; v < tasks.size() && waiting.size() < limit; v++) {
            int task = v;
            builder.obstacle(tasks.get(v), places)
                    .ifPresent(sentence -> waiting.add(new PlanBody.Waiting(
                            tasks.get(task).definition().id(),
                            tasks.get(task).definition().title(),
                            sentence,
                            heldUpBy(task))));
        }
        return waiting;
    }

    private int heldUpBy(int task) {
        BitSet reached = new BitSet(tasks.size());
        reached.set(task);
        int[] queue = new int[tasks.size()];
        queue[0] = task;
        int size = 1;
        for (int head = 0; head < size; head++) {
            for (int e = work.neededByFrom()[queue[head]]; e < work.neededByFrom()[queue[head] + 1]; e++) {
                int next = work.neededBy()[e];
                if (next < tasks.size() && !reached.get(next)) {
                    reached.set(next);
                    queue[size++] = next;
                }
            }
        }
        return size - 1;
    }
}
