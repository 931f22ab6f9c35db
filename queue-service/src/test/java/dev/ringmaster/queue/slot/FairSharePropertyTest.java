package dev.ringmaster.queue.slot;

import static dev.ringmaster.queue.Fixtures.NOW;
import static dev.ringmaster.queue.Fixtures.known;
import static dev.ringmaster.queue.Fixtures.worker;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ringmaster.model.id.ProjectId;
import dev.ringmaster.model.id.TaskId;
import dev.ringmaster.model.id.WorkerId;
import dev.ringmaster.model.project.ProjectPolicy;
import dev.ringmaster.queue.dispatch.Dispatch;
import dev.ringmaster.queue.dispatch.DispatchLimits;
import dev.ringmaster.queue.dispatch.DispatchPlanner;
import dev.ringmaster.queue.dispatch.ReadyQueue;
import dev.ringmaster.queue.dispatch.ReadyTask;
import dev.ringmaster.queue.dispatch.Requirement;
import dev.ringmaster.queue.dispatch.TypeOrder;
import dev.ringmaster.queue.rank.Score;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** Nobody starves, whatever arrives when: between projects by weight, inside one by ageing. */
class FairSharePropertyTest {

    private static final WorkerId WORKER = new WorkerId("w");
    private static final double AGEING_PER_HOUR = 0.25;

    /**
     * While a project with ready tasks has nothing running, another is served at most one time more than its weight is greater. Planted and
     * caught: an order of projects without {@code turn}, where the better scores of one keep another from the only slot for ever.
     */
    @Property(tries = 300)
    void noProjectStarves(@ForAll long seed, @ForAll @IntRange(min = 1, max = 4) int slots) {
        Simulation simulation = new Simulation(new Random(seed), slots);
        Map<ProjectId, Map<ProjectId, Integer>> servedWhileWaiting = new HashMap<>();

        for (int round = 0; round < 200; round++) {
            simulation.arrive();
            for (Dispatch dispatch : simulation.dispatch()) {
                ProjectId served = simulation.projectOf(dispatch.task());
                servedWhileWaiting.remove(served);
                for (ProjectId waiting : simulation.projects()) {
                    if (!waiting.equals(served) && simulation.isWaitingWithNothing(waiting)) {
                        int times = servedWhileWaiting
                                .computeIfAbsent(waiting, _ -> new HashMap<>())
                                .merge(served, 1, Integer::sum);
                        double ratio = simulation.weight(served) / simulation.weight(waiting);
                        assertThat((double) times)
                                .as("%s was served while %s waited with nothing running", served, waiting)
                                .isLessThanOrEqualTo(ratio + 1);
                    } else {
                        servedWhileWaiting.remove(waiting);
                    }
                }
            }
            simulation.finishSome();
        }
    }

    /**
     * On one slot, projects that always have work are served by their weights. Planted and caught: {@code Turns.taken} that adds 1 whatever
     * the weight.
     */
    @Property(tries = 200)
    void oneSlotIsSharedByWeight(@ForAll long seed) {
        Simulation simulation = new Simulation(new Random(seed), 1);
        Map<ProjectId, Integer> served = new HashMap<>();

        for (int round = 0; round < 200; round++) {
            simulation.projects().forEach(simulation::add);
            simulation
                    .dispatch()
                    .forEach(dispatch -> served.merge(simulation.projectOf(dispatch.task()), 1, Integer::sum));
            simulation.finishAll();
        }

        for (ProjectId one : simulation.projects()) {
            for (ProjectId other : simulation.projects()) {
                double gap =
                        known(served, one) / simulation.weight(one) - known(served, other) / simulation.weight(other);
                assertThat(Math.abs(gap))
                        .isLessThanOrEqualTo(1 / simulation.weight(one) + 1 / simulation.weight(other) + 1e-6);
            }
        }
    }

    /**
     * Once a task has waited so long that ageing makes up for the greatest score there is, nothing of its project that came after overtakes
     * it any more. Planted and caught: an urgency without the waiting time.
     */
    @Property(tries = 300)
    void noTaskStarvesInsideItsProject(@ForAll long seed, @ForAll @IntRange(min = 1, max = 3) int slots) {
        Simulation simulation = new Simulation(new Random(seed), slots);
        Duration makesUp = Duration.ofMinutes((long) (60 / AGEING_PER_HOUR));

        for (int round = 0; round < 200; round++) {
            simulation.arrive();
            for (Dispatch dispatch : simulation.dispatch()) {
                ProjectId project = simulation.projectOf(dispatch.task());
                Instant readyAt = simulation.readyAt(dispatch.task());
                assertThat(simulation.waiting(project))
                        .as("left behind for %s", dispatch.task())
                        .noneMatch(
                                left -> simulation.readyAt(left).plus(makesUp).isBefore(readyAt));
            }
            simulation.finishSome();
        }
    }

    /** One worker, three projects of random weights, tasks of random scores; time goes on by minutes. */
    private static final class Simulation {
        private final Random random;
        private final SlotBook book = new SlotBook();
        private final ReadyQueue ready = new ReadyQueue();
        private final Map<TaskId, ReadyTask> tasks = new HashMap<>();
        private final Map<TaskId, Instant> readyAt = new HashMap<>();
        private final Map<ProjectId, Double> weights = new HashMap<>();
        private final List<ProjectId> running = new ArrayList<>();
        private Instant now = NOW;
        private int number;

        Simulation(Random random, int slots) {
            this.random = random;
            book.worker(worker("w", slots), true);
            for (int i = 0; i < 3; i++) {
                ProjectId project = new ProjectId("p" + i);
                weights.put(project, 1.0 + random.nextInt(4));
                book.project(project, 1, new ProjectPolicy(100, 3, weight(project), false));
            }
        }

        Set<ProjectId> projects() {
            return weights.keySet();
        }

        double weight(ProjectId project) {
            return known(weights, project);
        }

        void arrive() {
            now = now.plusSeconds(60L * random.nextInt(40));
            for (int i = random.nextInt(4); i > 0; i--) {
                add(new ProjectId("p" + random.nextInt(3)));
            }
        }

        void add(ProjectId project) {
            // The first project's tasks are always worth more than the others'.
            double score = project.value().equals("p0") ? 0.8 + random.nextDouble() / 5 : random.nextDouble() / 2;
            Score worth = new Score(0, 0, 0, score);
            ReadyTask task = new ReadyTask(
                    new TaskId("t-" + number++),
                    project,
                    Requirement.NONE,
                    worth,
                    ReadyTask.urgencyOf(worth, AGEING_PER_HOUR, now),
                    now);
            ready.put(task);
            tasks.put(task.task(), task);
            readyAt.put(task.task(), now);
        }

        /** One at a time, as it is written down. */
        List<Dispatch> dispatch() {
            List<Dispatch> plan =
                    DispatchPlanner.plan(ready, book.capacity(_ -> false), DispatchLimits.of(100), TypeOrder.NONE);
            for (Dispatch dispatch : plan) {
                ready.remove(dispatch.task());
                running.add(projectOf(dispatch.task()));
                book.take(WORKER, projectOf(dispatch.task()), Set.of());
                book.turnTaken(projectOf(dispatch.task()));
            }
            return plan;
        }

        void finishSome() {
            for (int i = random.nextInt(2 + running.size()); i > 0 && !running.isEmpty(); i--) {
                book.release(WORKER, running.remove(random.nextInt(running.size())), Set.of());
            }
        }

        void finishAll() {
            running.forEach(project -> book.release(WORKER, project, Set.of()));
            running.clear();
        }

        ProjectId projectOf(TaskId task) {
            return known(tasks, task).project();
        }

        Instant readyAt(TaskId task) {
            return known(readyAt, task);
        }

        List<TaskId> waiting(ProjectId project) {
            return ready.all().stream()
                    .filter(task -> task.project().equals(project))
                    .map(ReadyTask::task)
                    .toList();
        }

        boolean isWaitingWithNothing(ProjectId project) {
            return !running.contains(project) && !waiting(project).isEmpty();
        }
    }
}
