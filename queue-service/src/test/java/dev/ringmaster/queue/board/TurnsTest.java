package dev.ringmaster.queue.board;

import static dev.ringmaster.queue.Fixtures.aTask;
import static dev.ringmaster.queue.Fixtures.project;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ringmaster.model.attempt.Outcome;
import dev.ringmaster.model.id.ProjectId;
import dev.ringmaster.model.project.ProjectPolicy;
import dev.ringmaster.model.task.TaskStatus;
import dev.ringmaster.queue.budget.BudgetLimits;
import org.junit.jupiter.api.Test;

class TurnsTest {

    private final TestRing ring = new TestRing(BudgetLimits.NONE);

    @Test
    void projectWhoseTurnItIsHasItAfterARestartToo() {
        ProjectId other = new ProjectId("other");
        ring.board().projectUpdated(project(other, ProjectPolicy.DEFAULT), ring.journal);
        ring.create(aTask("urgent").priority(0));
        ring.create(aTask("urgent-too").priority(0));
        ring.create(aTask("in-no-hurry").of(other).priority(4));
        ring.worker("w", "x", 1);
        assertThat(ring.status("urgent")).isEqualTo(TaskStatus.ASSIGNED);

        ring.worker("w", "x", 0);
        ring.started("urgent");
        ring.finish("urgent", new Outcome.Succeeded(null));
        ring.restart();
        ring.worker("w", "x", 1);

        assertThat(ring.status("in-no-hurry")).isEqualTo(TaskStatus.ASSIGNED);
        assertThat(ring.status("urgent-too")).isEqualTo(TaskStatus.READY);
    }
}
