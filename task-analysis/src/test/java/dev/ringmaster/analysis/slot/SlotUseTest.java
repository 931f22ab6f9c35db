package dev.ringmaster.analysis.slot;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringmaster.model.id.ProjectId;
import dev.ringmaster.model.id.WorkerId;
import dev.ringmaster.model.project.ProjectPolicy;
import dev.ringmaster.model.settings.SchedulingSettings;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What a forecast against the planner cannot show: there no attempt fails. */
class SlotUseTest {

    private static final ProjectId PROJECT = new ProjectId("p");
    private static final int CLAUDE = 0;

    private final Roster roster = new Roster(
            List.of(worker("a", "claude", 0), worker("b", "codex", 0), worker("c", "codex", 1000)),
            SchedulingSettings.DEFAULT);

    @Test
    void aTypeThatJustFailedATaskIsPassedOverEvenWhileTheOtherIsBusy() {
        SlotUse slots = slots(null, 1, 1, 0);

        assertThat(slots.find(0, SlotUse.NONE, 0)).isEqualTo(0);
        assertThat(slots.find(0, CLAUDE, 0)).isEqualTo(1);
        slots.give(0, 1);
        assertThat(slots.find(0, CLAUDE, 0)).isEqualTo(SlotUse.NONE);
    }

    @Test
    void aTypeThatFailedIsAskedAgainWhereNoOtherTakesAnything() {
        SlotUse slots = slots(null, 1, 0, 1);

        assertThat(slots.find(0, CLAUDE, 999)).isEqualTo(0);
        assertThat(slots.find(0, CLAUDE, 1000)).isEqualTo(2);
    }

    @Test
    void aNamedWorkerStaysNamedAfterItFailed() {
        assertThat(slots(new WorkerId("a"), 1, 1, 1).find(0, CLAUDE, 0)).isEqualTo(0);
    }

    private SlotUse slots(@Nullable WorkerId agent, int... slots) {
        roster.project(PROJECT, ProjectPolicy.DEFAULT);
        roster.lane(PROJECT, Set.of(), agent);
        SlotUse use = new SlotUse(roster.rules(slots));
        use.beginRound();
        return use;
    }

    private static Roster.Worker worker(String id, String type, long from) {
        return new Roster.Worker(new WorkerId(id), type, type, Set.of(), false, from);
    }
}
