package dev.ringmaster.queue.dispatch;

import static dev.ringmaster.queue.Fixtures.known;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ringmaster.model.id.TaskId;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** What holds for every plan. */
class DispatchPlannerPropertyTest {

    /**
     * Planted and caught: {@code Slots.take} that does not count the account, and so for the capability and the type; a type that just failed
     * the task and is not passed over.
     */
    @Property(tries = 2000)
    void noCapIsPassed(@ForAll long seed) {
        RandomWorld world = new RandomWorld(seed);

        for (Dispatch dispatch : world.plan()) {
            ReadyTask task = known(world.tasks, dispatch.task());
            WorkerSlots worker = known(world.workers, dispatch.worker());
            assertThat(world.fits(task, worker)).as("%s at %s", task, worker).isTrue();
            assertThat(world.isFree(worker)).as("a slot of %s", worker).isTrue();
            assertThat(world.isUnderAllCaps(task, worker))
                    .as("%s under every cap", dispatch)
                    .isTrue();
            world.take(task, worker);
        }
    }

    /** Planted and caught: a planner that gives up when the first lane in order finds no worker. */
    @Property(tries = 2000)
    void noSlotIsIdleWhileAMatchingTaskIsReady(@ForAll long seed) {
        RandomWorld world = new RandomWorld(seed);

        Set<TaskId> given = new HashSet<>();
        for (Dispatch dispatch : world.plan()) {
            given.add(dispatch.task());
            world.take(known(world.tasks, dispatch.task()), known(world.workers, dispatch.worker()));
        }

        for (ReadyTask left : world.ready.all()) {
            if (!given.contains(left.task())) {
                assertThat(world.workers.values())
                        .as("%s could still run", left)
                        .noneMatch(worker ->
                                world.fits(left, worker) && world.isFree(worker) && world.isUnderAllCaps(left, worker));
            }
        }
    }

    /** Planted and caught: a lane that does not go on to its next task when its head is taken. */
    @Property(tries = 1000)
    void noTaskIsGivenTwiceAndTheSameInputGivesTheSamePlan(@ForAll long seed) {
        RandomWorld world = new RandomWorld(seed);

        List<Dispatch> plan = world.plan();

        assertThat(plan).extracting(Dispatch::task).doesNotHaveDuplicates();
        assertThat(plan).extracting(Dispatch::task).allMatch(world.tasks::containsKey);
        assertThat(world.plan()).isEqualTo(plan);
    }
}
