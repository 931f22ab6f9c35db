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
import dev.ringmaster.model.decision.Answer;
import dev.ringmaster.model.decision.DecisionOption;
import dev.ringmaster.model.event.AssignmentEvent;
import dev.ringmaster.model.event.AttemptEvent;
import dev.ringmaster.model.event.ControlEvent;
import dev.ringmaster.model.event.TaskEvent;
import dev.ringmaster.model.id.AttemptId;
import dev.ringmaster.model.id.DecisionId;
import dev.ringmaster.model.id.TaskId;
import dev.ringmaster.model.id.WorkerId;
import dev.ringmaster.model.project.ProjectPolicy;
import dev.ringmaster.model.task.InitialStatus;
import dev.ringmaster.model.task.TaskStatus;
import dev.ringmaster.model.usage.AgentReport;
import dev.ringmaster.model.usage.Cost;
import dev.ringmaster.model.usage.TokenUsage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
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
    private static final List<WorkerId> WORKERS = List.of(new WorkerId("v"), new WorkerId("w"));

    /**
     * Among what is looked at after each step: no task is given out while anything it depends on is not done, and none while an attempt of
     * it lives. Planted and caught: a task that becomes ready although a dependency stands in its way, and a report of an earlier epoch that
     * ends the attempt under way.
     */
    @Property(tries = 300)
    void everyTaskIsDoneOnceWhateverHappensOnTheWay(@ForAll long seed) {
        var ring = new Ring(new Random(seed));
        ring.createTasks();
        for (int step = 0; step < 300 && !ring.allDone(); step++) {
            ring.meddle();
            ring.step();
        }
        ring.letGo();
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
        private final Map<AttemptId, WorkerId> workerOf = new HashMap<>();
        private int attempts;
        private int seen;
        private Board board = newBoard();

        private Ring(Random random) {
            this.random = random;
        }

        private Board newBoard() {
            return new Board(() -> BoardTest.RULES, () -> attempt(++attempts), () -> 0);
        }

        private void createTasks() {
            WORKERS.forEach(name -> board.workerSeen(worker(name.value(), SLOTS), true, journal));
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
            board.projectUpdated(project(PROJECT, new ProjectPolicy(2 * SLOTS, 1000, 1, false)), journal);
            settle();
        }

        private void step() {
            journal.now = journal.now.plusMillis(random.nextInt(2000));
            switch (random.nextInt(12)) {
                case 0 -> restart();
                case 1 -> repeatAnOldReport();
                case 2 -> board.wake(journal);
                case 3 -> answerWhatIsAsked();
                default ->
                    running.values().stream()
                            .skip(running.isEmpty() ? 0 : random.nextInt(running.size()))
                            .findFirst()
                            .ifPresent(this::reportOf);
            }
            settle();
        }

        /** A person asks for this and that, whatever happens meanwhile. */
        private void meddle() {
            TaskId task = id("t" + random.nextInt(TASKS));
            WorkerId worker = WORKERS.get(random.nextInt(WORKERS.size()));
            switch (random.nextInt(20)) {
                case 0, 1 -> board.asked(new TaskEvent.TaskPauseRequested(task, "", "ada"), journal);
                case 2, 3 -> board.asked(new TaskEvent.TaskResumeRequested(task, "ada"), journal);
                case 4, 5, 6 -> board.asked(new TaskEvent.TaskReassignRequested(task, worker, "ada"), journal);
                case 7 -> board.asked(new ControlEvent.PauseAllRequested(random.nextBoolean(), "", "ada"), journal);
                case 8 ->
                    board.asked(
                            new ControlEvent.WorkerPauseRequested(worker, random.nextBoolean(), "", "ada"), journal);
                default -> {}
            }
        }

        private void letGo() {
            for (int i = 0; i < TASKS; i++) {
                board.asked(new TaskEvent.TaskResumeRequested(id("t" + i), "ada"), journal);
            }
            WORKERS.forEach(
                    name -> board.asked(new ControlEvent.WorkerPauseRequested(name, false, "", "ada"), journal));
            board.asked(new ControlEvent.PauseAllRequested(false, "", "ada"), journal);
            settle();
        }

        private void restart() {
            board = newBoard();
            board.load(journal.stored(), journal.now, Set.of());
        }

        private void answerWhatIsAsked() {
            for (int i = 0; i < TASKS; i++) {
                TaskId task = id("t" + i);
                DecisionId decision = journal.run(task).hold().decision();
                if (decision != null) {
                    var answer = new Answer(decision, task, "?", DecisionOption.RETRY, "", "ada", journal.now);
                    board.asked(new TaskEvent.DecisionAnswered(task, answer), journal);
                }
            }
        }

        private void repeatAnOldReport() {
            if (!sentBefore.isEmpty()) {
                board.reported(sentBefore.get(random.nextInt(sentBefore.size())), journal);
            }
        }

        private void reportOf(Assignment assignment) {
            if (isRevoked(assignment) && random.nextBoolean()) {
                // Otherwise its landing has begun, or it ends of its own accord before the word reaches it.
                finish(assignment, new Outcome.Cancelled("revoked"));
                return;
            }
            switch (random.nextInt(9)) {
                case 6 -> send(new AttemptEvent.AttemptReported(assignment.ref(), sessionOf(assignment), journal.now));
                case 7 -> finish(assignment, new Outcome.QuotaExhausted(journal.now.plusSeconds(60), null, ""));
                case 8 -> finish(assignment, new Outcome.Failed(FailureClass.NETWORK, "m", "d"));
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

        private boolean isRevoked(Assignment assignment) {
            return journal.published(AssignmentEvent.TaskRevoked.class).stream()
                    .anyMatch(revoked -> revoked.attempt().equals(assignment.attempt()));
        }

        private static AgentReport sessionOf(Assignment assignment) {
            String session = "s-" + assignment.attempt();
            return new AgentReport(
                    "w", session, null, null, null, TokenUsage.UNKNOWN, Cost.UNKNOWN, List.of(), 0, null);
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
                if (assignment.resume() != null) {
                    assertThat(workerOf.get(assignment.resume().earlier()))
                            .as("a session is gone on with where it was")
                            .isEqualTo(assignment.worker());
                }
                workerOf.put(assignment.attempt(), assignment.worker());
                assertThat(succeeded).doesNotContain(assignment.task().id());
                assertThat(assignment.task().dependsOn())
                        .allMatch(dependency -> journal.run(dependency).status() == TaskStatus.DONE);
                running.put(assignment.attempt(), assignment);
            }
            assertThat(board.slotsUsed()).isBetween(0, 2 * SLOTS);
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
