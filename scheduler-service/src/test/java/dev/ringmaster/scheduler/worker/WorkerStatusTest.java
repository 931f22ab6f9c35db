package dev.ringmaster.scheduler.worker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringmaster.model.event.WorkerEvent;
import dev.ringmaster.model.id.WorkerId;
import dev.ringmaster.model.settings.HealthThresholds;
import dev.ringmaster.model.settings.PromptDelivery;
import dev.ringmaster.model.settings.Sandbox;
import dev.ringmaster.model.settings.WorkerLimits;
import dev.ringmaster.model.settings.WorkerSettings;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class WorkerStatusTest {

    private static final Instant NOW = Instant.parse("2026-03-01T10:00:00Z");

    private final WorkerStatus idle = new WorkerStatus(
            new WorkerSettings(
                    new WorkerId("claude"),
                    "generic",
                    "claude",
                    List.of(),
                    PromptDelivery.STDIN,
                    Set.of(),
                    2,
                    0,
                    Duration.ofMinutes(30),
                    List.of(),
                    false,
                    null,
                    "",
                    Duration.ofSeconds(30),
                    WorkerLimits.DEFAULT,
                    HealthThresholds.DEFAULT,
                    Sandbox.NONE),
            0,
            null,
            null);

    @Test
    void workerWithAFreeSlotIsAvailable() {
        assertThat(idle.running(1).event(NOW)).isInstanceOfSatisfying(WorkerEvent.WorkerAvailable.class, event -> {
            assertThat(event.worker().capacity()).isEqualTo(2);
            assertThat(event.worker().running()).isEqualTo(1);
        });
    }

    @Test
    void workerWithoutAFreeSlotIsBusyButKeepsItsCapacity() {
        assertThat(idle.running(2).event(NOW))
                .isInstanceOfSatisfying(
                        WorkerEvent.WorkerBusy.class,
                        event -> assertThat(event.worker().capacity()).isEqualTo(2));
    }

    @Test
    void fullMachineIsToldAsALackOfRoom() {
        assertThat(idle.running(1).withRoom(0).event(NOW))
                .isInstanceOfSatisfying(WorkerEvent.WorkerBusy.class, event -> {
                    assertThat(event.worker().room()).isZero();
                    assertThat(event.worker().reason()).contains("memory");
                    assertThat(event.worker().capacity()).isEqualTo(2);
                });
    }

    @Test
    void roomThatIsNoConcernIsNotToldSoThatItMayChange() {
        assertThat(idle.running(1).withRoom(1)).isEqualTo(idle.running(1).withRoom(999));
        assertThat(idle.running(1).withRoom(1).event(NOW).worker().room()).isNull();
    }

    @Test
    void workerWithAProblemIsOfflineWithoutCapacity() {
        assertThat(idle.because("its command is missing").event(NOW))
                .isInstanceOfSatisfying(WorkerEvent.WorkerOffline.class, event -> {
                    assertThat(event.worker().capacity()).isZero();
                    assertThat(event.worker().reason()).isEqualTo("its command is missing");
                });
    }

    @Test
    void countNeverGoesBelowNothing() {
        assertThat(idle.running(-1).running()).isZero();
    }
}
