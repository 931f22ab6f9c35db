package dev.ringmaster.cli.supervisor.host;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringmaster.cli.ExitCode;
import dev.ringmaster.cli.Main;
import dev.ringmaster.cli.Surroundings;
import dev.ringmaster.cli.supervisor.control.ComponentStatus;
import dev.ringmaster.cli.supervisor.control.ControlClient;
import dev.ringmaster.cli.supervisor.control.ControlReply;
import dev.ringmaster.cli.supervisor.control.ControlRequest;
import dev.ringmaster.cli.supervisor.control.RingStates;
import dev.ringmaster.cli.supervisor.control.RingStatus;
import dev.ringmaster.cli.supervisor.process.ProcessTable;
import dev.ringmaster.cli.supervisor.process.RunFiles;
import dev.ringmaster.cli.temporary.TemporaryRing;
import dev.ringmaster.settings.Component;
import dev.ringmaster.settings.applied.AppliedFile;
import dev.ringmaster.settings.applied.AppliedSettings;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SupervisorIT {

    private final List<Process> supervisors = new ArrayList<>();
    private final ByteArrayOutputStream said = new ByteArrayOutputStream();
    private TemporaryRing temporary;
    private Ring ring;

    @BeforeEach
    void createRing() throws IOException {
        temporary = TemporaryRing.create("supervisor", "");
        ring = temporary.ring();
    }

    @AfterEach
    void endEverything() throws IOException {
        supervisors.forEach(supervisor -> supervisor.destroyForcibly().onExit().join());
        new Takedown(ring).stop(Duration.ofSeconds(5));
        temporary.close();
    }

    @Test
    void aKilledComponentRunsAgain() throws IOException {
        up();
        long first = pid(Component.QUEUE_SERVICE);

        ProcessHandle.of(first).orElseThrow().destroyForcibly();

        await(() -> pid(Component.QUEUE_SERVICE) != first && status().ready());
        assertThat(status(Component.QUEUE_SERVICE).restarts()).isEqualTo(1);
    }

    @Test
    void componentsSurviveTheSupervisorAndTheNextOneTakesThemOver() throws IOException {
        up();
        List<Long> before = pids();

        supervisors.getFirst().destroyForcibly().onExit().join();
        assertThat(RingStates.of(ring.folder(), ring.settings()).supervisorPid())
                .isNull();
        assertThat(pids()).isEqualTo(before);
        up();

        assertThat(pids()).isEqualTo(before);
        // What was taken over is watched like a child.
        long adopted = pid(Component.API_SERVICE);
        ProcessHandle.of(adopted).orElseThrow().destroyForcibly();
        await(() -> pid(Component.API_SERVICE) != adopted && status().ready());
    }

    @Test
    void aStoppedComponentStaysStoppedUnderTheNextSupervisorUntilItIsStarted() throws IOException {
        up();

        assertThat(ask(new ControlRequest.Stop(Component.ENRICHER_SERVICE)).ok())
                .isTrue();
        supervisors.getFirst().destroyForcibly().onExit().join();
        up();

        assertThat(status(Component.ENRICHER_SERVICE).state()).isEqualTo("stopped");
        assertThat(ask(new ControlRequest.Start(Component.ENRICHER_SERVICE)).ok())
                .isTrue();
        assertThat(status(Component.ENRICHER_SERVICE).state()).isEqualTo("ready");
    }

    @Test
    void everythingEndsOnceTheRingsFolderIsDeleted() throws IOException {
        up();
        List<ProcessHandle> components =
                pids().stream().map(pid -> ProcessHandle.of(pid).orElseThrow()).toList();

        Files.move(ring.folder().state(), ring.folder().home().resolve("moved-away"));

        await(() -> components.stream().noneMatch(ProcessHandle::isAlive)
                && !supervisors.getFirst().isAlive());
        assertThat(ring.folder().state()).doesNotExist();
        assertThat(supervisors.getFirst().exitValue()).isNotZero();
    }

    @Test
    void restartReplacesTheProcess() throws IOException {
        up();
        long first = pid(Component.SCHEDULER_SERVICE);

        int code = ringmaster("restart", "scheduler-service");

        assertThat(code).isZero();
        assertThat(said.toString(StandardCharsets.UTF_8))
                .containsPattern("scheduler-service is ready; it did not answer for \\d+ ms");
        assertThat(pid(Component.SCHEDULER_SERVICE)).isNotEqualTo(first);
        assertThat(ring.folder().run().resolve("scheduler-service.pid"))
                .hasContent(pid(Component.SCHEDULER_SERVICE) + "\n");
    }

    @Test
    void settingsInForceRestartTheComponentsThatTheyConcernAndNoOther() throws IOException {
        up();
        List<Long> before = pids();
        long queue = pid(Component.QUEUE_SERVICE);

        inForce(7, Component.QUEUE_SERVICE, Files.readString(ring.folder().settingsFile()));

        await(() -> pid(Component.QUEUE_SERVICE) != queue && status().ready());
        List<Long> after = pids();
        assertThat(after).hasSameSizeAs(before);
        assertThat(before.stream().filter(pid -> !after.contains(pid))).containsExactly(queue);
    }

    @Test
    void releaseServiceComesAndGoesWithTheSettingsInForce() throws IOException {
        up();
        String plain = Files.readString(ring.folder().settingsFile());

        inForce(2, Component.RELEASE_SERVICE, plain + "\n[self_improvement]\nenabled = true\n");

        await(() -> states(Component.RELEASE_SERVICE).equals(List.of("ready")));
        long release = pid(Component.RELEASE_SERVICE);

        inForce(3, Component.RELEASE_SERVICE, plain);

        await(() -> states(Component.RELEASE_SERVICE).isEmpty());
        assertThat(new ProcessTable().identify(release)).isEmpty();
        assertThat(ring.folder().run().resolve("release-service.pid")).doesNotExist();
        assertThat(status().ready()).isTrue();
    }

    @Test
    void hangUpAsksForAReloadAndEndsNothing() throws IOException {
        up();
        long supervisor = supervisors.getFirst().pid();

        new ProcessBuilder("kill", "-HUP", Long.toString(supervisor))
                .start()
                .onExit()
                .join();

        await(() -> Files.exists(ring.folder().reloadRequest()));
        assertThat(supervisors.getFirst().isAlive()).isTrue();
        assertThat(status().ready()).isTrue();
    }

    @Test
    void downStopsEverythingAlsoWithoutASupervisor() throws IOException {
        up();
        List<Long> pids = pids();
        supervisors.getFirst().destroyForcibly().onExit().join();

        int code = ringmaster("down");

        assertThat(code).isZero();
        ProcessTable table = new ProcessTable();
        assertThat(pids).allSatisfy(pid -> assertThat(table.identify(pid)).isEmpty());
        assertThat(said.toString(StandardCharsets.UTF_8)).contains("The ring is stopped.");
    }

    @Test
    void downEndsTheSupervisorToo() throws IOException {
        up();

        int code = ringmaster("down");

        assertThat(code).isZero();
        assertThat(supervisors.getFirst().onExit().join().exitValue()).isZero();
        assertThat(RingStates.of(ring.folder(), ring.settings()).runs()).isFalse();
    }

    @Test
    void aSecondUpIsRefusedWithItsOwnExitCode() throws IOException {
        up();

        int code = ringmaster("up", "-d");

        assertThat(code).isEqualTo(ExitCode.CONFLICT.code());
        assertThat(said.toString(StandardCharsets.UTF_8)).contains("runs already");
    }

    @Test
    void aTakenPortIsNamedWithItsComponentAndItsKeyBeforeAnythingStarts() throws IOException {
        int port = ring.settings().components().queuePort();
        try (ServerSocket taken = new ServerSocket(port, 1, InetAddress.getByName("127.0.0.1"))) {
            int code = ringmaster("up", "-d");

            assertThat(code).isEqualTo(ExitCode.FAILED.code());
            assertThat(taken.isBound()).isTrue();
        }
        assertThat(said.toString(StandardCharsets.UTF_8))
                .contains("port " + port + " for queue-service is taken")
                .contains("queue_port under [components]");
        assertThat(pids()).isEmpty();
    }

    private void up() throws IOException {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        supervisors.addFirst(new ProcessBuilder(
                        java,
                        "-cp",
                        System.getProperty("java.class.path"),
                        StubRing.class.getName(),
                        ring.folder().home().toString())
                .redirectErrorStream(true)
                .redirectOutput(new File(ring.folder().logs().toFile(), "supervisor.log"))
                .start());
        await(() -> status().supervisorPid() != null);
        assertThat(ask(new ControlRequest.AwaitReady(30)).message()).isEmpty();
    }

    private int ringmaster(String... arguments) {
        PrintStream out = new PrintStream(said, true, StandardCharsets.UTF_8);
        Surroundings surroundings = new Surroundings(
                out,
                out,
                new ByteArrayInputStream(new byte[0]),
                Map.of("RINGMASTER_HOME", ring.folder().home().toString()),
                ring.folder().home(),
                false,
                InstantSource.system());
        return Main.run(surroundings, arguments);
    }

    private void inForce(long version, Component restarted, String text) {
        new AppliedFile(ring.folder())
                .write(new AppliedSettings(
                        version, "hash", Instant.now(), List.of(), Set.of(restarted), Map.of(), text));
    }

    private List<String> states(Component component) {
        return status().components().stream()
                .filter(one -> one.component() == component)
                .map(ComponentStatus::state)
                .toList();
    }

    private ControlReply ask(ControlRequest request) throws IOException {
        return new ControlClient(ring.folder()).ask(request, note -> {}).orElseThrow();
    }

    private RingStatus status() {
        return RingStates.of(ring.folder(), ring.settings());
    }

    private ComponentStatus status(Component component) {
        return status().components().stream()
                .filter(one -> one.component() == component)
                .findFirst()
                .orElseThrow();
    }

    private long pid(Component component) {
        Long pid = status(component).pid();
        return pid == null ? 0 : pid;
    }

    private List<Long> pids() {
        RunFiles files = new RunFiles(ring.folder(), new ProcessTable());
        return ring.components().stream()
                .flatMap(component -> files.live(component).stream())
                .map(process -> Objects.requireNonNull(process).pid())
                .toList();
    }

    private static void await(BooleanSupplier condition) {
        long end = System.nanoTime() + Duration.ofSeconds(30).toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("time left").isLessThan(end);
            LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
        }
    }
}
