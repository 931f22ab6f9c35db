package dev.ringmaster.scheduler.ring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.ringmaster.model.attempt.Assignment;
import dev.ringmaster.model.attempt.AttemptHealth;
import dev.ringmaster.model.attempt.FailureClass;
import dev.ringmaster.model.attempt.Outcome;
import dev.ringmaster.model.event.AttemptEvent;
import dev.ringmaster.model.event.WorkerEvent;
import dev.ringmaster.model.project.Gate;
import dev.ringmaster.model.project.Project;
import dev.ringmaster.runtime.RingTestResource;
import dev.ringmaster.runtime.messaging.EventSender;
import dev.ringmaster.runtime.settings.RingSettings;
import dev.ringmaster.scheduler.sandbox.SandboxProbe;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What becomes of attempts that pass a limit, fall silent, find no memory or are kept in a sandbox, in a real service. */
@QuarkusTest
@WithTestResource(value = RingTestResource.class, initArgs = @ResourceArg(name = "toml", value = WellbeingIT.TOML))
class WellbeingIT {

    static final String TOML = """
        [[workers]]
        name = "tight"
        command = "sh"
        args = ["-s"]
        memory_limit = "64MB"
        process_limit = 30
        memory_estimate = "8MB"
        max_concurrent = 4

        [[workers]]
        name = "watched"
        command = "sh"
        args = ["-s"]
        slow_after = "1s"
        hung_after = "3s"
        memory_estimate = "8MB"

        [[workers]]
        name = "huge"
        command = "sh"
        args = ["-s"]
        memory_estimate = "1TB"

        [[workers]]
        name = "boxed"
        command = "sh"
        args = ["-s"]
        sandbox = "bubblewrap"
        memory_estimate = "8MB"
        """;

    @Inject
    EventSender sender;

    @Inject
    RingSettings settings;

    @Inject
    @ConfigProperty(name = "kafka.bootstrap.servers")
    String bootstrap;

    private RingEvents events;
    private Ring ring;

    @BeforeEach
    void listen() {
        events = new RingEvents(bootstrap, settings.codec());
        ring = new Ring(envelope -> sender.send(envelope).toCompletableFuture().join(), events);
    }

    @AfterEach
    void stop() throws InterruptedException {
        events.close();
    }

    @Test
    void attemptOverItsMemoryOrItsProcessesIsEnded() {
        Project project = ring.folderProject("limits");
        Assignment memory = Ring.assignment(project, "tight");
        Assignment processes = Ring.assignment(project, "tight");

        // Held for as long as it is looked for: a quick machine fills and frees it between two looks.
        ring.prepare(memory, "{ head -c 400000000 /dev/zero; sleep 81; } | tail -n 1 >/dev/null");
        ring.prepare(processes, "i=0; while [ $i -lt 60 ]; do setsid sleep 81 & i=$((i+1)); done; wait");

        assertThat(failureOf(memory)).isEqualTo(FailureClass.OUT_OF_MEMORY);
        assertThat(failureOf(processes)).isEqualTo(FailureClass.RESOURCE_LIMIT);
        assertThat(ProcessHandle.allProcesses()
                        .filter(process ->
                                process.info().commandLine().orElse("").endsWith("sleep 81")))
                .as("what it started")
                .isEmpty();
        assertThat(healthOf(memory)).contains(AttemptHealth.OVER_MEMORY);
    }

    @Test
    void gateOverTheLimitsOfItsWorkerIsEndedAndHasFailed() {
        Gate gate = gate("i=0; while [ $i -lt 60 ]; do setsid sleep 83 & i=$((i+1)); done; wait");
        Assignment assignment = Ring.assignment(ring.folderProject("greedy", gate), "tight");

        ring.prepare(assignment, "echo made >made");

        assertThat(ring.awaitOutcome(assignment)).isInstanceOfSatisfying(Outcome.Failed.class, failed -> {
            assertThat(failed.failure()).isEqualTo(FailureClass.GATE_FAILED);
            assertThat(failed.detail()).contains("was ended: it ran ");
        });
        assertThat(ProcessHandle.allProcesses()
                        .filter(process ->
                                process.info().commandLine().orElse("").endsWith("sleep 83")))
                .as("what it started")
                .isEmpty();
    }

    @Test
    void silentAttemptIsToldSlowAndEndedAsHung() {
        Assignment assignment = Ring.assignment(ring.folderProject("silent"), "watched");

        ring.prepare(assignment, "echo begun; sleep 82");

        assertThat(failureOf(assignment)).isEqualTo(FailureClass.HUNG);
        assertThat(healthOf(assignment)).containsExactly(AttemptHealth.SLOW, AttemptHealth.HUNG);
    }

    @Test
    void fullMachineDeclinesAndTellsThatItHasNoRoom() {
        Assignment assignment = Ring.assignment(ring.folderProject("full"), "huge");

        ring.prepare(assignment, "echo never");

        await().atMost(Ring.SOON)
                .untilAsserted(() -> assertThat(events.of(assignment.attempt()))
                        .singleElement()
                        .isInstanceOfSatisfying(
                                AttemptEvent.AttemptDeclined.class,
                                declined -> assertThat(declined.reason()).contains("short of memory")));
        await().atMost(Ring.SOON)
                .untilAsserted(() -> assertThat(events.all(WorkerEvent.WorkerBusy.class))
                        .anySatisfy(busy -> {
                            assertThat(busy.worker().id().value()).isEqualTo("huge");
                            assertThat(busy.worker().room()).isZero();
                        }));
    }

    @Test
    void sandboxedAgentAndItsGatesWorkInTheirFolderAndDoNotSeeTheRing() throws Exception {
        Optional<String> problem = SandboxProbe.problem(settings.folder().home());
        problem.ifPresent(reason -> System.out.println("NOT RUN, a sandbox cannot be made here: " + reason));
        Assumptions.assumeTrue(problem.isEmpty());
        String look = "ls " + settings.folder().state() + " >%1$s; ls "
                + settings.folder().worktrees() + " >>%1$s; ls "
                + settings.folder().state().resolve("tmp")
                + " >>%1$s";
        Assignment assignment =
                Ring.assignment(ring.folderProject("boxed", gate(look.formatted("seen-by-gate"))), "boxed");

        ring.prepare(assignment, look.formatted("seen"));

        assertThat(ring.awaitOutcome(assignment)).isEqualTo(new Outcome.Succeeded(null));
        for (String seen : List.of("seen", "seen-by-gate")) {
            assertThat(Files.readAllLines(
                            settings.folder().worktree(assignment.attempt()).resolve(seen)))
                    .isSubsetOf(
                            "worktrees",
                            "workers",
                            "attempts",
                            "tmp",
                            assignment.attempt().toString());
        }
    }

    private static Gate gate(String line) {
        return new Gate("look", List.of("sh", "-c", line), Duration.ofSeconds(30));
    }

    private FailureClass failureOf(Assignment assignment) {
        Outcome outcome = ring.awaitOutcome(assignment);
        assertThat(outcome).isInstanceOf(Outcome.Failed.class);
        return ((Outcome.Failed) outcome).failure();
    }

    private List<AttemptHealth> healthOf(Assignment assignment) {
        return events.all(AttemptEvent.AttemptHealthChanged.class).stream()
                .filter(changed -> changed.attempt().attempt().equals(assignment.attempt()))
                .map(AttemptEvent.AttemptHealthChanged::health)
                .toList();
    }
}
