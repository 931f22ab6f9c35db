package dev.ringmaster.queue.board;

import static dev.ringmaster.queue.Fixtures.aTask;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ringmaster.model.attempt.Outcome;
import dev.ringmaster.model.event.StatusEvent.SlotsScaled;
import dev.ringmaster.model.task.TaskStatus;
import dev.ringmaster.queue.budget.BudgetLimits;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Slots follow the work. */
class ScalingTest {

    private final TestRing ring = new TestRing(BudgetLimits.NONE, Duration.ofMinutes(1));

    @Test
    void slotsGrowWithTheWorkUpToTheMost() {
        ring.worker("w", 1, 3, null);
        assertThat(slots()).containsExactly(1);

        for (int i = 1; i <= 5; i++) {
            ring.create(aTask("p-" + i));
        }

        assertThat(slots()).containsExactly(1, 2, 3);
        assertThat(ring.board().slotsUsed()).isEqualTo(3);
    }

    @Test
    void onlyIdleSlotsAreTakenAwayAndOnlyAfterAWhile() {
        ring.worker("w", 0, 3, null);
        ring.create(aTask("p-1"));
        ring.create(aTask("p-2"));
        ring.finish("p-1", new Outcome.Succeeded(null));
        ring.after(Duration.ofSeconds(59));
        assertThat(slots()).containsExactly(0, 1, 2);

        ring.after(Duration.ofSeconds(1));
        assertThat(slots()).containsExactly(0, 1, 2, 1);
        assertThat(ring.status("p-2")).as("goes on").isEqualTo(TaskStatus.ASSIGNED);
        ring.finish("p-2", new Outcome.Succeeded(null));
        ring.after(Duration.ofMinutes(1));

        assertThat(slots()).endsWith(0);
        assertThat(ring.board().nextDue()).isEmpty();
    }

    @Test
    void workThatComesBackInTimeKeepsItsSlot() {
        ring.worker("w", 0, 3, null);
        ring.create(aTask("p-1"));
        ring.finish("p-1", new Outcome.Succeeded(null));
        ring.after(Duration.ofSeconds(59));
        ring.create(aTask("p-2"));
        ring.after(Duration.ofSeconds(59));

        assertThat(slots()).containsExactly(0, 1);
    }

    @Test
    void machineWithoutMemoryGetsNoMoreSlots() {
        ring.worker("w", 0, 8, 2);
        for (int i = 1; i <= 5; i++) {
            ring.create(aTask("p-" + i));
        }

        assertThat(ring.board().slotsUsed()).isEqualTo(2);
        assertThat(slots()).last().isEqualTo(2);
    }

    @Test
    void twoWorkersShareTheWorkAndDoNotBothGrowForIt() {
        ring.worker("a", 0, 4, null);
        ring.worker("b", 0, 4, null);
        ring.create(aTask("p-1"));

        assertThat(ring.journal.published(SlotsScaled.class).stream()
                        .filter(scaled -> scaled.slots() > 0)
                        .toList())
                .hasSize(1);
    }

    private List<Integer> slots() {
        return ring.journal.published(SlotsScaled.class).stream()
                .map(SlotsScaled::slots)
                .toList();
    }
}
