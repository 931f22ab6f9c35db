package dev.ringmaster.queue.board;

import static dev.ringmaster.queue.Fixtures.PROJECT;
import static dev.ringmaster.queue.Fixtures.aTask;
import static dev.ringmaster.queue.Fixtures.attempt;
import static dev.ringmaster.queue.Fixtures.id;
import static dev.ringmaster.queue.Fixtures.project;
import static dev.ringmaster.queue.Fixtures.worker;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ringmaster.model.attempt.Assignment;
import dev.ringmaster.model.attempt.FailureClass;
import dev.ringmaster.model.attempt.Outcome;
import dev.ringmaster.model.event.AttemptEvent;
import dev.ringmaster.model.event.TaskEvent;
import dev.ringmaster.model.id.AttemptId;
import dev.ringmaster.model.id.TaskId;
import dev.ringmaster.model.project.ProjectPolicy;
import dev.ringmaster.model.task.InitialStatus;
import dev.ringmaster.model.task.TaskStatus;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** A whole queue with workers that fail, decline, repeat and delay their reports, and with restarts in between. */
class BoardPropertyTest {

    private static final int TASKS = 12;
    private static final int SLOTS = 3;

    @Property(tries = 300)
    void everyTaskIsDoneOnceWhateverHappensOnTheWay(@ForAll long seed) {
        var ring = new Ring(new Random(seed));
        ring.createTasks();
        for (int step = 0; step < 4000 && !ring.allDone(); step++) {
            ring.step();
        }
        assertThat(ring.allDone()).as("all done: %s", ring.statuses()).isTrue();
        assertThat(ring.succeeded).hasSize(TASKS);
        assertThat(ring.board.slotsUsed()).isZero();
        assertThat(ring.board.counts().values()).allMatch(count -> count >= 0);
    }

    /** The scheduler and its workers, with a will of their own. */
    private static final class Ring {
        private final Random random;
        private final MemoryJournal journal = new MemoryJournal();
        private final Map<AttemptId, Assignment> running = new LinkedHashMap<>();
        private final List<AttemptEvent> sentBefore = new ArrayList<>();
        private final Set<TaskId> succeeded = new HashSet<>();
        private int attempts;
        private int seen;
        private Board board = newBoard();

        private Ring(Random random) {
            this.random = random;
        }

        private Board newBoard() {
            return new Board(() -> BoardTest.RULES, () -> attempt(++attempts));
        }

        private void createTasks() {
            board.workerSeen(worker("w", SLOTS), true, journal);
            for (int i = TASKS - 1; i >= 0; i--) {
                String[] earlier = random.ints(random.nextInt(3), 0, Math.max(1, i))
                        .filter(d -> d < TASKS)
                        .distinct()
                        .mapToObj(d -> "t" + d)
                        .toArray(String[]::new);
                String[] needs = i == 0 ? new String[0] : earlier;
                board.asked(
                        new TaskEvent.TaskCreated(
                                aTask("t" + i).dependingOn(needs).build(), InitialStatus.OPEN),
                        journal);
            }
            board.projectUpdated(project(PROJECT, new ProjectPolicy(SLOTS, 1000, 1, false)), journal);
            settle();
        }

        private void step() {
            journal.now = journal.now.plusMillis(random.nextInt(2000));
            switch (random.nextInt(12)) {
                case 0 -> restart();
                case 1 -> repeatAnOldReport();
                case 2, 3 -> board.wake(journal);
                default ->
                    running.values().stream()
                            .skip(running.isEmpty() ? 0 : random.nextInt(running.size()))
                            .findFirst()
                            .ifPresent(this::reportOf);
            }
            settle();
        }

        private void restart() {
            board = newBoard();
            board.load(journal.stored(), Set.of());
        }

        private void repeatAnOldReport() {
            if (!sentBefore.isEmpty()) {
                board.reported(sentBefore.get(random.nextInt(sentBefore.size())), journal);
            }
        }

        private void reportOf(Assignment assignment) {
            switch (random.nextInt(6)) {
                case 0 -> send(new AttemptEvent.AttemptStarted(assignment.ref(), 1, 1, journal.now));
                case 1 -> send(new AttemptEvent.AttemptExited(assignment.ref(), 0, Duration.ZERO));
                case 2 -> end(assignment, new AttemptEvent.AttemptDeclined(assignment.ref(), "full"));
                case 3 -> finish(assignment, new Outcome.Failed(FailureClass.GATE_FAILED, "m", "d"));
                default -> {
                    finish(assignment, new Outcome.Succeeded("abc"));
                    assertThat(succeeded.add(assignment.task().id()))
                            .as("done once")
                            .isTrue();
                }
            }
        }

        private void finish(Assignment assignment, Outcome outcome) {
            end(assignment, new AttemptEvent.AttemptFinished(assignment.ref(), outcome, true, journal.now));
        }

        private void end(Assignment assignment, AttemptEvent event) {
            running.remove(assignment.attempt());
            send(event);
        }

        private void send(AttemptEvent event) {
            sentBefore.add(event);
            board.reported(event, journal);
        }

        private void settle() {
            board.settle(journal);
            var assigned = journal.assigned();
            for (; seen < assigned.size(); seen++) {
                Assignment assignment = assigned.get(seen).assignment();
                assertThat(running.values())
                        .as("no other live attempt of this task")
                        .noneMatch(other ->
                                other.task().id().equals(assignment.task().id()));
                assertThat(succeeded).doesNotContain(assignment.task().id());
                assertThat(assignment.task().dependsOn())
                        .allMatch(dependency -> journal.run(dependency).status() == TaskStatus.DONE);
                running.put(assignment.attempt(), assignment);
            }
            assertThat(board.slotsUsed()).isBetween(0, SLOTS);
            assertThat(board.sweep(journal.now.minusSeconds(3600), journal))
                    .as("nothing was forgotten")
                    .isZero();
        }

        private boolean allDone() {
            return statuses().stream().allMatch(TaskStatus.DONE::equals);
        }

        private List<TaskStatus> statuses() {
            return IntStream.range(0, TASKS)
                    .mapToObj(i -> journal.run(id("t" + i)).status())
                    .toList();
        }
    }
}
