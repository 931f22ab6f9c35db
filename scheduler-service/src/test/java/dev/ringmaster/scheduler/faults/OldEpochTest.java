package dev.ringmaster.scheduler.faults;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringmaster.model.id.Epoch;
import dev.ringmaster.model.id.TaskId;
import dev.ringmaster.scheduler.attempt.Fence;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** After a crash the topics give again what was given before, and prompts overtake assignments: no assignment but the newest may start. */
class OldEpochTest {

    private static final Fence FENCE = Fence.around(new TaskId("p-1"));

    @Test
    void newestAssignmentStartsInWhateverOrderTheOthersCome() {
        Random random = new Random(7);
        for (int round = 0; round < 200; round++) {
            List<Long> epochs = new ArrayList<>(List.of(1L, 2L, 3L, 4L, 5L));
            Collections.shuffle(epochs, random);
            Fence fence = FENCE;
            long highest = 0;
            for (long epoch : epochs) {
                fence = fence.meet(new Epoch(epoch));
                boolean admitted = fence.admit(new Epoch(epoch)) instanceof Fence.Admission.Admitted;
                assertThat(admitted).as("%s in %s", epoch, epochs).isEqualTo(epoch > highest);
                highest = Math.max(highest, epoch);
            }
        }
    }

    @Test
    void promptThatComesAfterItsRevocationStartsNothing() {
        Fence fence = FENCE.meet(new Epoch(2)).revoke(new Epoch(2), "reassigned");

        assertThat(fence.admit(new Epoch(2))).isEqualTo(new Fence.Admission.TakenBack("reassigned"));
        assertThat(fence.meet(new Epoch(3)).admit(new Epoch(3))).isInstanceOf(Fence.Admission.Admitted.class);
    }
}
