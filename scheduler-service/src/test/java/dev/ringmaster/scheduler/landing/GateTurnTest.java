package dev.ringmaster.scheduler.landing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringmaster.model.project.Gate;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class GateTurnTest {
    private static final Gate PROJECT = gate("build");
    private static final Gate FIRST = gate("first");
    private static final Gate SECOND = gate("second");

    @Test
    void gatesThatAllShareRunOnceForTheLast() {
        assertThat(GateTurn.plan(List.of(List.of(PROJECT), List.of(PROJECT), List.of(PROJECT))))
                .containsExactly(new GateTurn(2, List.of(PROJECT)));
    }

    @Test
    void lastIsJudgedByAllOfItsOwnAndThenThoseBeforeItByTheirs() {
        assertThat(GateTurn.plan(List.of(List.of(PROJECT, FIRST), List.of(PROJECT), List.of(PROJECT, SECOND))))
                .containsExactly(new GateTurn(2, List.of(PROJECT, SECOND)), new GateTurn(0, List.of(FIRST)));
    }

    @Test
    void workWithoutGatesNeedsNone() {
        assertThat(GateTurn.plan(List.of(List.of(), List.of()))).isEmpty();
    }

    private static Gate gate(String name) {
        return new Gate(name, List.of(name), Duration.ofMinutes(1));
    }
}
