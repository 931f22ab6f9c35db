package dev.ringmaster.scheduler.attempt;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringmaster.model.id.Epoch;
import dev.ringmaster.model.id.TaskId;
import org.junit.jupiter.api.Test;

class FenceTest {

    private static final Fence FENCE = Fence.around(new TaskId("demo-1"));

    @Test
    void firstPromptOfATaskIsAdmitted() {
        assertThat(FENCE.admit(new Epoch(1))).isEqualTo(new Fence.Admission.Admitted());
    }

    @Test
    void promptOfTheHighestEpochIsAdmitted() {
        assertThat(FENCE.meet(new Epoch(4)).admit(new Epoch(4))).isEqualTo(new Fence.Admission.Admitted());
    }

    @Test
    void expiredEpochIsNotAdmitted() {
        assertThat(FENCE.meet(new Epoch(4)).admit(new Epoch(3))).isEqualTo(new Fence.Admission.TooOld(new Epoch(4)));
    }

    @Test
    void promptAtOrBelowARevokedEpochIsTakenBack() {
        Fence revoked = FENCE.revoke(new Epoch(4), "cancelled");

        assertThat(revoked.admit(new Epoch(4))).isEqualTo(new Fence.Admission.TakenBack("cancelled"));
        assertThat(revoked.admit(new Epoch(3))).isEqualTo(new Fence.Admission.TakenBack("cancelled"));
        assertThat(revoked.admit(new Epoch(5))).isEqualTo(new Fence.Admission.Admitted());
    }

    @Test
    void epochsOnlyGrow() {
        Fence fence = FENCE.meet(new Epoch(4)).revoke(new Epoch(2), "late");

        assertThat(fence.meet(new Epoch(1)).highest()).isEqualTo(new Epoch(4));
        assertThat(fence.revoke(new Epoch(1), "later still").reason()).isEqualTo("late");
    }
}
