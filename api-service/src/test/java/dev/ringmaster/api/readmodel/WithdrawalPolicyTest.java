package dev.ringmaster.api.readmodel;

import static dev.ringmaster.api.Facts.decision;
import static dev.ringmaster.api.Facts.state;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ringmaster.model.decision.Decision;
import dev.ringmaster.model.decision.DecisionKind;
import dev.ringmaster.model.id.Epoch;
import dev.ringmaster.model.id.TaskId;
import dev.ringmaster.model.task.BlockReason;
import dev.ringmaster.model.task.TaskStatus;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class WithdrawalPolicyTest {

    private static final TaskId TASK = new TaskId("textkit-7");
    private static final Decision DECISION = decision(TASK, DecisionKind.RETRIES_SPENT);

    @Test
    void taskThatWaitsForTheAnswerKeepsTheQuestionOpen() {
        assertThat(at(TaskStatus.BLOCKED, new BlockReason.Decision(DECISION.id()), 1))
                .isEmpty();
    }

    @Test
    void lastStatesOfTheAssignmentThatAsksKeepTheQuestionOpen() {
        assertThat(at(TaskStatus.ASSIGNED, null, 1)).isEmpty();
        assertThat(at(TaskStatus.REVIEW, null, 1)).isEmpty();
        assertThat(at(TaskStatus.READY, null, 0)).isEmpty();
    }

    @Test
    void laterAssignmentMakesTheQuestionVoid() {
        assertThat(at(TaskStatus.IN_PROGRESS, null, 2)).contains("its task went on without an answer");
    }

    @Test
    void sameAssignmentMakesItVoidOnceTheTaskWaitsForSomethingElseOrNothing() {
        assertThat(at(TaskStatus.READY, null, 1)).contains("its task went on without an answer");
        assertThat(at(TaskStatus.BLOCKED, new BlockReason.Paused("sam"), 1))
                .contains("its task went on without an answer");
        Decision other = decision(TASK, DecisionKind.CONFLICT);
        assertThat(at(TaskStatus.BLOCKED, new BlockReason.Decision(other.id()), 1))
                .contains("its task went on without an answer");
    }

    @Test
    void taskThatHasEndedMakesItVoidWhateverTheAssignment() {
        assertThat(at(TaskStatus.CANCELLED, null, 0)).contains("its task is cancelled");
    }

    private static Optional<String> at(TaskStatus status, @Nullable BlockReason reason, long epoch) {
        return WithdrawalPolicy.reason(DECISION, state(TASK, status, reason, new Epoch(epoch), 3));
    }
}
