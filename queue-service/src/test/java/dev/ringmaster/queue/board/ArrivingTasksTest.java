package dev.ringmaster.queue.board;

import static dev.ringmaster.queue.Fixtures.PROJECT;
import static dev.ringmaster.queue.Fixtures.aTask;
import static dev.ringmaster.queue.Fixtures.project;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ringmaster.model.event.ControlEvent;
import dev.ringmaster.model.id.ProjectId;
import dev.ringmaster.model.project.ProjectPolicy;
import dev.ringmaster.model.task.TaskStatus;
import dev.ringmaster.queue.budget.BudgetLimits;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ArrivingTasksTest {

    private final TestRing ring = new TestRing(BudgetLimits.NONE);

    @BeforeEach
    void aWorkerIsFree() {
        ring.worker("w", "x", 1);
    }

    @Test
    void nothingOfAnImportIsGivenOutBeforeTheRightTaskIsThere() {
        ring.ask(new ControlEvent.TasksArriving(PROJECT, 2));
        ring.create(aTask("first-to-come").priority(3));
        ring.create(aTask("urgent").priority(0));
        assertThat(ring.status("first-to-come")).isEqualTo(TaskStatus.READY);
        assertThat(ring.status("urgent")).isEqualTo(TaskStatus.READY);

        ring.ask(new ControlEvent.TasksArrived(PROJECT));

        assertThat(ring.status("urgent")).isEqualTo(TaskStatus.ASSIGNED);
        assertThat(ring.status("first-to-come")).isEqualTo(TaskStatus.READY);
    }

    @Test
    void otherProjectsDoNotWaitForAnImport() {
        ProjectId other = new ProjectId("other");
        ring.board().projectUpdated(project(other, ProjectPolicy.DEFAULT), ring.journal);
        ring.ask(new ControlEvent.TasksArriving(PROJECT, 2));

        ring.create(aTask("elsewhere").of(other));

        assertThat(ring.status("elsewhere")).isEqualTo(TaskStatus.ASSIGNED);
    }

    @Test
    void anImportWhoseEndIsLostHoldsNothingUpForLong() {
        ring.ask(new ControlEvent.TasksArriving(PROJECT, 1000));
        ring.create(aTask("a"));

        ring.after(Duration.ofMillis(11_999));
        assertThat(ring.status("a")).isEqualTo(TaskStatus.READY);
        assertThat(ring.board().nextDue()).contains(ring.journal.now.plusMillis(1));
        ring.after(Duration.ofMillis(1));

        assertThat(ring.status("a")).isEqualTo(TaskStatus.ASSIGNED);
        assertThat(ring.board().nextDue()).isEmpty();
    }

    @Test
    void anEndWithoutABeginningChangesNothing() {
        ring.ask(new ControlEvent.TasksArrived(PROJECT));

        ring.create(aTask("a"));

        assertThat(ring.status("a")).isEqualTo(TaskStatus.ASSIGNED);
    }

    /** Else a ranking of the first half would be at work, or resting, when the whole is there. */
    @Test
    void anImportIsRankedOnceAllOfItIsThere() {
        ring.board().takeRankRequests();
        ring.ask(new ControlEvent.TasksArriving(PROJECT, 2));
        ring.create(aTask("a"));
        ring.create(aTask("b"));
        assertThat(ring.board().takeRankRequests().changed()).isEmpty();

        ring.ask(new ControlEvent.TasksArrived(PROJECT));

        assertThat(ring.board().takeRankRequests().changed()).containsExactly(PROJECT);
        assertThat(ring.board().takeRankRequests().changed()).isEmpty();
    }

    @Test
    void anImportWhoseEndIsLostIsRankedWhenItsTimeIsOver() {
        ring.ask(new ControlEvent.TasksArriving(PROJECT, 0));
        ring.create(aTask("a"));
        ring.board().takeRankRequests();

        ring.after(Duration.ofSeconds(10));

        assertThat(ring.board().takeRankRequests().changed()).containsExactly(PROJECT);
    }

    @Test
    void otherProjectsAreRankedWhileAnImportComesIn() {
        ProjectId other = new ProjectId("other");
        ring.board().projectUpdated(project(other, ProjectPolicy.DEFAULT), ring.journal);
        ring.ask(new ControlEvent.TasksArriving(PROJECT, 2));
        ring.create(aTask("a"));

        ring.create(aTask("elsewhere").of(other));

        assertThat(ring.board().takeRankRequests().changed()).containsExactly(other);
    }
}
