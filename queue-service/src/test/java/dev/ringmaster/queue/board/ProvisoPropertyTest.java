package dev.ringmaster.queue.board;

import static dev.ringmaster.queue.Fixtures.NOW;
import static dev.ringmaster.queue.Fixtures.aTask;
import static dev.ringmaster.queue.Fixtures.id;
import static dev.ringmaster.queue.Fixtures.known;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ringmaster.model.attempt.Outcome;
import dev.ringmaster.model.event.TaskEvent;
import dev.ringmaster.model.task.BlockReason;
import dev.ringmaster.model.task.InitialStatus;
import dev.ringmaster.model.task.TaskDefinition;
import dev.ringmaster.model.task.TaskStatus;
import dev.ringmaster.queue.budget.BudgetLimits;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What must be so before a task runs besides its dependencies. */
class ProvisoPropertyTest {

    private static final int TASKS = 8;
    private static final int SLOTS = 50;

    @Test
    void deferredTaskSaysUntilWhenAndRunsAtThatVeryMoment() {
        TestRing ring = ring();
        Instant later = NOW.plus(Duration.ofDays(200));
        ring.create(aTask("a").notBefore(later));

        assertThat(ring.blockedBy("a")).isEqualTo(new BlockReason.Deferred(later));
        assertThat(ring.board().nextDue()).contains(later);

        ring.after(Duration.between(NOW, later).minusMillis(1));
        assertThat(ring.status("a")).isEqualTo(TaskStatus.BLOCKED);
        ring.after(Duration.ofMillis(1));
        assertThat(ring.status("a")).isEqualTo(TaskStatus.ASSIGNED);
    }

    @Test
    void momentMayBeTakenBackOrPutOff() {
        TestRing ring = ring();
        ring.create(aTask("a").notBefore(NOW.plusSeconds(60)));
        ring.create(aTask("b").notBefore(NOW.plusSeconds(60)));

        ring.ask(new TaskEvent.TaskUpdated(aTask("a").version(2).build()));
        ring.ask(new TaskEvent.TaskUpdated(
                aTask("b").notBefore(NOW.plusSeconds(90)).version(2).build()));

        assertThat(ring.status("a")).isEqualTo(TaskStatus.ASSIGNED);
        ring.after(Duration.ofSeconds(60));
        assertThat(ring.blockedBy("b")).isEqualTo(new BlockReason.Deferred(NOW.plusSeconds(90)));
        assertThat(ring.board().nextDue()).contains(NOW.plusSeconds(90));
    }

    @Test
    void momentThatPassedWhileTheQueueWasDownCountsAtItsStart() {
        TestRing ring = ring();
        ring.create(aTask("a").notBefore(NOW.plusSeconds(60)));

        ring.journal.now = NOW.plusSeconds(61);
        ring.restart();
        ring.after(Duration.ZERO);

        assertThat(ring.status("a")).isEqualTo(TaskStatus.ASSIGNED);
    }

    /**
     * No task is given out before its time or its dependencies, and each one that may run does so at once, though nothing but the due times
     * ever wakes the board. Planted and caught: no due time for a deferred task (it is lost), and a time that is looked at only when the
     * task comes in (one whose dependencies are done later runs too early).
     */
    @Property(tries = 300)
    void nothingRunsBeforeItsTimeAndNothingIsLost(@ForAll long seed) {
        var world = new World(new Random(seed));
        world.fill();
        for (int step = 0; step < 60; step++) {
            world.step();
        }
        for (int step = 0; step < 200 && !world.allDone(); step++) {
            world.finishAll();
            world.ring
                    .board()
                    .nextDue()
                    .filter(world.ring.journal.now::isBefore)
                    .ifPresent(world::goOnTo);
        }
        assertThat(world.allDone()).as("nothing is lost: %s", world.statuses()).isTrue();
    }

    private static TestRing ring() {
        TestRing ring = new TestRing(BudgetLimits.NONE);
        ring.worker("w", "x", SLOTS);
        return ring;
    }

    /** A board with room for everything, where a task that may run must run. */
    private static final class World {
        private final Random random;
        private final TestRing ring = ring();
        private final Map<String, TaskDefinition> tasks = new LinkedHashMap<>();
        private int seen;

        private World(Random random) {
            this.random = random;
        }

        private void fill() {
            for (int i = TASKS - 1; i >= 0; i--) {
                String name = "t" + i;
                TaskDefinition task = define(name, i, someMoment(), 1);
                tasks.put(name, task);
                ring.ask(new TaskEvent.TaskCreated(task, InitialStatus.OPEN));
            }
        }

        private TaskDefinition define(String name, int i, @Nullable Instant notBefore, long version) {
            String[] needs = i == 0
                    ? new String[0]
                    : random.ints(random.nextInt(3), 0, i)
                            .distinct()
                            .mapToObj(d -> "t" + d)
                            .toArray(String[]::new);
            return aTask(name)
                    .dependingOn(needs)
                    .notBefore(notBefore)
                    .version(version)
                    .build();
        }

        private @Nullable Instant someMoment() {
            return random.nextInt(3) == 0 ? null : ring.journal.now.plusMillis(random.nextInt(20_000) - 2_000L);
        }

        private void step() {
            switch (random.nextInt(8)) {
                case 0 -> ring.restart();
                case 1 -> change("t" + random.nextInt(TASKS));
                case 2 -> ring.ask(new TaskEvent.TaskPauseRequested(id("t" + random.nextInt(TASKS)), "", "ada"));
                case 3, 4 -> running().stream().findAny().ifPresent(this::finish);
                default -> {
                    Instant soon = ring.journal.now.plusMillis(random.nextInt(3_000));
                    Optional<Instant> due = ring.board().nextDue();
                    // As the timer of the service: never past what is due.
                    goOnTo(due.isPresent() && due.get().isBefore(soon) ? due.get() : soon);
                }
            }
            check();
        }

        private void change(String name) {
            TaskDefinition old = known(tasks, name);
            TaskDefinition next = aTask(name)
                    .dependingOn(old.dependsOn().stream().map(Object::toString).toArray(String[]::new))
                    .notBefore(someMoment())
                    .version(old.version() + 1)
                    .build();
            tasks.put(name, next);
            ring.ask(new TaskEvent.TaskUpdated(next));
        }

        private void goOnTo(Instant moment) {
            ring.after(
                    Duration.between(ring.journal.now, moment).isNegative()
                            ? Duration.ZERO
                            : Duration.between(ring.journal.now, moment));
            check();
        }

        private void finishAll() {
            tasks.keySet().forEach(name -> ring.ask(new TaskEvent.TaskResumeRequested(id(name), "ada")));
            List.copyOf(running()).forEach(this::finish);
            ring.after(Duration.ZERO);
            check();
        }

        private void finish(String name) {
            ring.finish(name, new Outcome.Succeeded("abc"));
        }

        private List<String> running() {
            return tasks.keySet().stream()
                    .filter(name -> ring.status(name).isActive())
                    .toList();
        }

        private void check() {
            var assigned = ring.journal.assigned();
            for (; seen < assigned.size(); seen++) {
                TaskDefinition given = assigned.get(seen).assignment().task();
                assertThat(given.provisoOrNone().isDeferredAt(ring.journal.now))
                        .as("%s before its time", given.id())
                        .isFalse();
            }
            for (TaskDefinition task : tasks.values()) {
                String name = task.id().value();
                boolean may = task.dependsOn().stream()
                                .allMatch(other -> ring.journal.run(other).status() == TaskStatus.DONE)
                        && !task.provisoOrNone().isDeferredAt(ring.journal.now)
                        && ring.journal.run(task.id()).wishes().pausedBy() == null;
                boolean waits = ring.status(name) == TaskStatus.BLOCKED || ring.status(name) == TaskStatus.READY;
                assertThat(may && waits && !wokenNow())
                        .as("%s may run and does not", name)
                        .isFalse();
            }
        }

        /** A start leaves what is due to the timer, which wakes the board at once. */
        private boolean wokenNow() {
            return ring.board()
                    .nextDue()
                    .filter(due -> !due.isAfter(ring.journal.now))
                    .isPresent();
        }

        private boolean allDone() {
            return statuses().stream().allMatch(TaskStatus.DONE::equals);
        }

        private List<TaskStatus> statuses() {
            List<TaskStatus> all = new ArrayList<>();
            tasks.keySet().forEach(name -> all.add(ring.status(name)));
            return all;
        }
    }
}
