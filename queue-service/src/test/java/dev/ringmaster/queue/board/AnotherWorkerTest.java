package dev.ringmaster.queue.board;

import static dev.ringmaster.queue.Fixtures.aTask;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ringmaster.model.attempt.FailureClass;
import dev.ringmaster.model.id.WorkerId;
import dev.ringmaster.model.task.TaskStatus;
import dev.ringmaster.queue.budget.BudgetLimits;
import java.math.BigDecimal;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** What failed at one type of worker goes to another, where there is one. */
class AnotherWorkerTest {

    private final TestRing ring = new TestRing(new BudgetLimits(null, null, null, BigDecimal.ZERO));

    @Test
    void freshAttemptAfterAFailureGoesToAnotherType() {
        ring.worker("a", "codex", 1);
        ring.worker("b", "goose", 1);
        ring.create(aTask("t"));
        ring.fail("t", FailureClass.HUNG);
        ring.after(Duration.ofMinutes(1));

        assertThat(ring.last("t").worker()).isEqualTo(new WorkerId("b"));
        assertThat(ring.assignments("t")).isEqualTo(2);
    }

    @Test
    void busyWorkerOfAnotherTypeIsWaitedForOnlySoLong() {
        ring.worker("a", "codex", 1);
        ring.worker("b", "goose", 1);
        ring.create(aTask("t"));
        ring.create(aTask("other").by("b"));
        ring.fail("t", FailureClass.HUNG);
        ring.after(Duration.ofMinutes(1));
        assertThat(ring.status("t")).isEqualTo(TaskStatus.READY);

        ring.after(BoardTest.RULES.waits().session());

        assertThat(ring.last("t").worker()).isEqualTo(new WorkerId("a"));
        assertThat(ring.assignments("t")).isEqualTo(2);
    }

    @Test
    void faultOfTheNetworkSaysNothingOfTheWorker() {
        ring.worker("a", "codex", 1);
        ring.worker("b", "goose", 1);
        ring.create(aTask("t"));
        ring.fail("t", FailureClass.NETWORK);
        ring.after(Duration.ofMinutes(1));

        assertThat(ring.last("t").worker()).isEqualTo(new WorkerId("a"));
        assertThat(ring.assignments("t")).isEqualTo(2);
    }

    /** Seen red when every failure after one that counts passed its worker's type over. */
    @Test
    void workerThatLostTheTaskThroughNoFaultOfItsOwnTakesItAgain() {
        ring.worker("a", "codex", 1);
        ring.worker("b", "goose", 1);
        ring.create(aTask("t"));
        ring.fail("t", FailureClass.HUNG);
        ring.after(Duration.ofMinutes(1));
        ring.create(aTask("other").by("a"));
        ring.fail("t", FailureClass.NETWORK);
        ring.after(Duration.ofMinutes(1));

        assertThat(ring.last("t").worker()).isEqualTo(new WorkerId("b"));
        assertThat(ring.assignments("t")).isEqualTo(3);
    }
}
