package dev.ringmaster.scheduler.health;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringmaster.model.attempt.Assignment;
import dev.ringmaster.model.attempt.AttemptHealth;
import dev.ringmaster.model.attempt.FailureClass;
import dev.ringmaster.model.attempt.OutputSource;
import dev.ringmaster.model.event.AssignmentEvent;
import dev.ringmaster.model.event.EventType;
import dev.ringmaster.model.event.GoldenEvents;
import dev.ringmaster.model.id.AttemptId;
import dev.ringmaster.model.settings.HealthThresholds;
import dev.ringmaster.model.settings.MemorySize;
import dev.ringmaster.model.settings.PromptDelivery;
import dev.ringmaster.model.settings.WorkerLimits;
import dev.ringmaster.scheduler.limits.cgroup.Cgroups;
import dev.ringmaster.scheduler.limits.tree.Footprint;
import dev.ringmaster.scheduler.operations.LiveAttempt;
import dev.ringmaster.scheduler.runtime.CleanEnvironment;
import dev.ringmaster.scheduler.runtime.LaunchRequest;
import dev.ringmaster.scheduler.runtime.LaunchResult;
import dev.ringmaster.scheduler.runtime.local.LocalProcessRuntime;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What really running agents look like, and that what passes its limits is found and ended in time, here by looking alone. */
@Timeout(60)
class WardTest {

    private static final WorkerLimits TIGHT = new WorkerLimits(
            MemorySize.ofMegabytes(256),
            100,
            new MemorySize(1 << 20),
            MemorySize.ofMegabytes(8),
            MemorySize.ofMegabytes(16));
    private static final HealthThresholds SHORT =
            new HealthThresholds(Duration.ofSeconds(1), Duration.ofMillis(2500), 20);

    /** The time within which what passes a limit is ended, and how often is looked for it. */
    private static final Duration IN_TIME = Duration.ofSeconds(2);

    private static final Duration LOOK_EVERY = Duration.ofMillis(500);

    private final AttemptId attempt = new AttemptId(UUID.randomUUID());
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();
    private final List<Finding> findings = new ArrayList<>();

    @TempDir
    Path folder;

    private LocalProcessRuntime runtime;
    private Ward ward;

    @BeforeEach
    void open() throws Exception {
        runtime = new LocalProcessRuntime(folder.resolve("attempts"), Cgroups.none());
        ward = new Ward(runtime, InstantSource.system());
    }

    @AfterEach
    void close() throws Exception {
        timer.shutdownNow();
        runtime.stop(attempt, Duration.ZERO).toCompletableFuture().get(30, TimeUnit.SECONDS);
        runtime.close();
    }

    @Test
    void fiveHundredProcessesAreEndedInTime() throws Exception {
        Duration took =
                endedAfter("i=0; while [ $i -lt 500 ]; do setsid sleep 71 & i=$((i+1)); done; wait", "processes");

        assertThat(failure()).isEqualTo(FailureClass.RESOURCE_LIMIT);
        assertThat(strays("sleep 71")).isZero();
        assertThat(took).isLessThan(IN_TIME);
    }

    @Test
    void twoGigabytesAreEndedInTime() throws Exception {
        // tail keeps all of a line that never ends.
        Duration took = endedAfter("head -c 2147483648 /dev/zero | tail -n 1 >/dev/null", "memory");

        assertThat(failure()).isEqualTo(FailureClass.OUT_OF_MEMORY);
        assertThat(findings)
                .anyMatch(finding ->
                        finding instanceof Finding.Changed changed && changed.health() == AttemptHealth.OVER_MEMORY);
        assertThat(took).isLessThan(IN_TIME);
    }

    @Test
    void floodOfOutputIsEndedInTime() throws Exception {
        Duration took = endedAfter("head -c 200000000 /dev/zero; sleep 72", "output");

        assertThat(failure()).isEqualTo(FailureClass.RESOURCE_LIMIT);
        assertThat(took).isLessThan(IN_TIME);
    }

    @Test
    void memoryThatIsSharedCountsOnce() throws Exception {
        // Forty shells share what they were forked with: together far over the limit, were it counted for each.
        launch("mkfifo pipe; x=$(head -c 20000000 /dev/zero | tr '\\0' x); i=0; "
                + "while [ $i -lt 40 ]; do (read -r nothing <>pipe) & i=$((i+1)); done; echo up; wait");
        admit(TIGHT, HealthThresholds.DEFAULT);
        awaitOutput("up");

        for (int i = 0; i < 3; i++) {
            findings.addAll(ward.look());
        }

        assertThat(measure().memoryBytes())
                .as("counted for each")
                .isGreaterThan(TIGHT.memory().bytes());
        assertThat(findings).noneMatch(Finding.Unwell.class::isInstance);
    }

    @Test
    void silentAgentHangsAndOneThatWritesDoesNot() throws Exception {
        launch("echo up; sleep 73");
        admit(WorkerLimits.DEFAULT, SHORT);

        lookUntilUnwell();

        assertThat(failure()).isEqualTo(FailureClass.HUNG);
        assertThat(findings)
                .filteredOn(Finding.Changed.class::isInstance)
                .extracting(finding -> ((Finding.Changed) finding).health())
                .containsExactly(AttemptHealth.SLOW, AttemptHealth.HUNG);
    }

    @Test
    void agentThatOnlyWritesFilesIsActive() throws Exception {
        Path tree = Files.createDirectory(folder.resolve("tree"));
        Path file = Files.createFile(tree.resolve("file"));
        Instant[] now = {Instant.now()};
        ward = new Ward(runtime, () -> now[0]);
        launch("sleep 75");
        admit(WorkerLimits.DEFAULT, HealthThresholds.DEFAULT);

        for (int second = 0; second < 3600; second += 5) {
            now[0] = now[0].plusSeconds(5);
            Files.setLastModifiedTime(file, FileTime.from(now[0].minusSeconds(3)));
            findings.addAll(ward.look());
        }
        assertThat(findings).isEmpty();

        for (int second = 0; second < 300; second += 5) {
            now[0] = now[0].plusSeconds(5);
            findings.addAll(ward.look());
        }
        assertThat(findings)
                .singleElement()
                .isInstanceOfSatisfying(
                        Finding.Changed.class,
                        changed -> assertThat(changed.health()).isEqualTo(AttemptHealth.SLOW));
    }

    @Test
    void fullFolderIsFound() throws Exception {
        Path tree = Files.createDirectory(folder.resolve("tree"));
        launch("head -c 9000000 /dev/zero >" + tree + "/big; echo up; sleep 74");
        awaitOutput("up");
        admit(TIGHT, HealthThresholds.DEFAULT);

        lookUntilUnwell();

        assertThat(findings.getLast())
                .isInstanceOfSatisfying(
                        Finding.Unwell.class,
                        unwell -> assertThat(unwell.breach().message()).contains("folders hold 8MB"));
    }

    /** Looks as the service does, and ends what is unwell as it does; from when the limit was passed until nothing is left. */
    private Duration endedAfter(String script, String what) throws Exception {
        launch(script);
        admit(TIGHT, HealthThresholds.DEFAULT);
        CompletableFuture<Instant> ended = new CompletableFuture<>();
        timer.scheduleWithFixedDelay(
                () -> {
                    findings.addAll(ward.look());
                    if (!findings.isEmpty() && findings.getLast() instanceof Finding.Unwell && !ended.isDone()) {
                        runtime.stop(attempt, Duration.ZERO)
                                .thenAccept(over -> ended.complete(Instant.now()))
                                .toCompletableFuture()
                                .join();
                    }
                },
                0,
                LOOK_EVERY.toMillis(),
                TimeUnit.MILLISECONDS);
        Instant passed = whenPassed();
        Duration took = Duration.between(passed, ended.get(30, TimeUnit.SECONDS));
        System.out.println(what + " over its limit was ended after " + took.toMillis() + " ms: "
                + ((Finding.Unwell) findings.getLast()).breach());
        return took;
    }

    /** When a limit was passed, as an eye that never blinks sees it. */
    private Instant whenPassed() {
        while (true) {
            Footprint footprint = measure();
            long output = runtime.output().size(attempt, OutputSource.AGENT);
            if (footprint.processes() > TIGHT.processes()
                    || footprint.memoryBytes() > TIGHT.memory().bytes()
                    || output > TIGHT.output().bytes()) {
                return Instant.now();
            }
            pause();
        }
    }

    private Footprint measure() {
        return runtime.gauge().measure(List.of(attempt)).getOrDefault(attempt, Footprint.NONE);
    }

    private void lookUntilUnwell() {
        while (findings.isEmpty() || !(findings.getLast() instanceof Finding.Unwell)) {
            Patient patient = ward.patients().iterator().next();
            patient.nextWalk = Instant.EPOCH;
            findings.addAll(ward.look());
            pause();
        }
    }

    private FailureClass failure() {
        return ((Finding.Unwell) findings.getLast()).breach().failure();
    }

    private void admit(WorkerLimits limits, HealthThresholds thresholds) {
        LiveAttempt live = new LiveAttempt(assignment(attempt), null);
        ward.admit(new Patient(
                live, limits, thresholds, () -> List.of(folder.resolve("tree")), AttemptHealth.ACTIVE, Instant.EPOCH));
    }

    private void launch(String script) {
        assertThat(runtime.launch(new LaunchRequest(
                        attempt,
                        "sh",
                        List.of("-c", script),
                        "",
                        PromptDelivery.STDIN,
                        folder,
                        CleanEnvironment.of(Map.of("PATH", System.getenv("PATH")), List.of()))))
                .isInstanceOf(LaunchResult.Started.class);
    }

    private void awaitOutput(String text) {
        while (!runtime.output()
                .read(attempt, OutputSource.AGENT, 0, 1000)
                .text()
                .contains(text)) {
            pause();
        }
    }

    private static long strays(String command) {
        return ProcessHandle.allProcesses()
                .filter(process -> process.info().commandLine().orElse("").contains(command))
                .count();
    }

    /** An assignment of which only the attempt matters. */
    private static Assignment assignment(AttemptId attempt) {
        Assignment some = ((AssignmentEvent.TaskAssigned) GoldenEvents.sample(EventType.TASK_ASSIGNED)).assignment();
        return new Assignment(
                some.task(),
                attempt,
                some.epoch(),
                some.number(),
                some.worker(),
                some.projectVersion(),
                some.readyAt(),
                null);
    }

    private static void pause() {
        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(5));
    }
}
