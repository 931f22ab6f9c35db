package dev.ringmaster.scheduler.runtime.local;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringmaster.model.id.AttemptId;
import dev.ringmaster.model.settings.PromptDelivery;
import dev.ringmaster.scheduler.limits.cgroup.CgroupSupport;
import dev.ringmaster.scheduler.limits.cgroup.Cgroups;
import dev.ringmaster.scheduler.limits.tree.Footprint;
import dev.ringmaster.scheduler.runtime.AttemptLiveness;
import dev.ringmaster.scheduler.runtime.CleanEnvironment;
import dev.ringmaster.scheduler.runtime.LaunchRequest;
import dev.ringmaster.scheduler.runtime.LaunchResult;
import dev.ringmaster.scheduler.runtime.Standing;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** An attempt's whole tree of processes: counted, and ended to the last one. With cgroups where this machine has them, and without. */
@Timeout(60)
class WholeTreeTest {

    /** Starts what leaves the session, then what leaves the group, the parent and the environment too. */
    private static final String ESCAPES = """
        sleep 61 &
        setsid sleep 62 &
        setsid sh -c 'setsid sleep 63 & exit 0'
        %s
        echo up
        wait
        """;

    private static final String WITHOUT_A_MARK = "env -i setsid sh -c '/bin/sleep 64 & exit 0'";

    private final AttemptId attempt = new AttemptId(UUID.randomUUID());
    private final List<LocalProcessRuntime> opened = new ArrayList<>();

    @TempDir
    Path folder;

    static Stream<Boolean> withAndWithoutCgroups() {
        return Stream.of(false, true);
    }

    @AfterEach
    void endAll() throws Exception {
        for (LocalProcessRuntime runtime : opened) {
            runtime.stop(attempt, Duration.ZERO).toCompletableFuture().get(30, TimeUnit.SECONDS);
            runtime.release(attempt);
            runtime.close();
        }
    }

    @ParameterizedTest
    @MethodSource("withAndWithoutCgroups")
    void stopEndsAlsoWhatLeftTheSession(boolean groups) throws Exception {
        LocalProcessRuntime runtime = open(groups);
        launch(runtime, ESCAPES.formatted(""));
        await(() -> runs(runtime, "sleep 61", "sleep 62", "sleep 63"));
        List<Long> members = pids(measure(runtime));

        AttemptLiveness over = runtime.stop(attempt, Duration.ofMillis(100))
                .toCompletableFuture()
                .get(30, TimeUnit.SECONDS);

        assertThat(over).isInstanceOf(AttemptLiveness.Exited.class);
        assertThat(members).hasSizeGreaterThanOrEqualTo(4).noneMatch(WholeTreeTest::isRunning);
        assertThat(measure(runtime)).isEqualTo(Footprint.NONE);
    }

    @Test
    void whatWasSeenOnceIsEndedThoughItShedEverything() throws Exception {
        LocalProcessRuntime runtime = open(false);
        // Its mark and its session are gone at once, its parent only after the look.
        launch(runtime, "env -i setsid /bin/sleep 65 & echo up; until [ -e go ]; do sleep 0.02; done");
        await(() -> measure(runtime).members().stream()
                .anyMatch(member -> commandOf(member.pid()).contains("sleep 65")));
        long escaped = measure(runtime).members().stream()
                .filter(member -> commandOf(member.pid()).contains("sleep 65"))
                .findFirst()
                .orElseThrow()
                .pid();
        Files.createFile(folder.resolve("go"));
        runtime.onExit(attempt).toCompletableFuture().get(30, TimeUnit.SECONDS);

        runtime.endLeftovers(attempt);

        assertThat(isRunning(escaped)).isFalse();
    }

    @Test
    void cgroupHoldsAlsoWhatShedEverythingUnseen() throws Exception {
        LocalProcessRuntime runtime = open(true);
        boolean groups = Cgroups.probe(folder.resolve("attempts")).support() != CgroupSupport.NONE;
        launch(runtime, ESCAPES.formatted(WITHOUT_A_MARK));
        await(() -> runs(runtime, "sleep 61", "sleep 62", "sleep 63"));
        await(() -> ProcessHandle.allProcesses()
                .anyMatch(process -> commandOf(process.pid()).startsWith("/bin/sleep 64")));

        assertThat(measure(runtime).members().stream()
                        .filter(member -> commandOf(member.pid()).startsWith("/bin/sleep 64")))
                .hasSize(groups ? 1 : 0);
        List<Long> members = pids(measure(runtime));
        runtime.stop(attempt, Duration.ZERO).toCompletableFuture().get(30, TimeUnit.SECONDS);
        assertThat(members).noneMatch(WholeTreeTest::isRunning);
        if (!groups) {
            killStray("/bin/sleep 64");
        }
    }

    @ParameterizedTest
    @MethodSource("withAndWithoutCgroups")
    void agentIsNotTouchedByTheEndOfLeftoversWhileItRuns(boolean groups) throws Exception {
        LocalProcessRuntime runtime = open(groups);
        launch(runtime, "echo up; sleep 66");

        assertThat(runtime.endLeftovers(attempt)).isZero();
        assertThat(runtime.find(attempt)).isInstanceOf(AttemptLiveness.Running.class);
    }

    @ParameterizedTest
    @MethodSource("withAndWithoutCgroups")
    void agentWhoseFolderIsDeletedStillRunsAndCanBeEnded(boolean groups) throws Exception {
        LocalProcessRuntime runtime = open(groups);
        launch(runtime, "setsid sleep 67 & sleep 68");
        await(() -> runs(runtime, "sleep 67", "sleep 68"));
        List<Long> members = pids(measure(runtime));

        delete(folder.resolve("attempts").resolve(attempt.toString()));

        assertThat(runtime.find(attempt)).isInstanceOf(AttemptLiveness.Running.class);
        runtime.stop(attempt, Duration.ZERO).toCompletableFuture().get(30, TimeUnit.SECONDS);
        assertThat(members).noneMatch(WholeTreeTest::isRunning);
        assertThat(runtime.standing(attempt)).isEqualTo(Standing.WITHDRAWN);
    }

    @ParameterizedTest
    @MethodSource("withAndWithoutCgroups")
    void processThatGotTheNumberOfAnAgentIsNeverCountedNorEnded(boolean groups) throws Exception {
        LocalProcessRuntime runtime = open(groups);
        Process foreign = new ProcessBuilder("setsid", "sh", "-c", "sleep 70 & wait").start();
        try {
            await(() -> foreign.toHandle().children().findAny().isPresent());
            long ticks = ticksOf(foreign.pid());

            record(foreign.pid(), ticks - 1);
            assertThat(runtime.standing(attempt)).isEqualTo(Standing.LOST);
            assertThat(measure(runtime)).isEqualTo(Footprint.NONE);
            runtime.endLeftovers(attempt);
            runtime.stop(attempt, Duration.ZERO).toCompletableFuture().get(30, TimeUnit.SECONDS);
            assertThat(foreign.isAlive()).isTrue();
            assertThat(foreign.toHandle().children()).isNotEmpty();

            // The control: with its own start time it is the agent.
            runtime.release(attempt);
            record(foreign.pid(), ticks);
            assertThat(runtime.standing(attempt)).isEqualTo(Standing.ALIVE);
            assertThat(measure(runtime).processes()).isEqualTo(2);
        } finally {
            foreign.descendants().forEach(ProcessHandle::destroyForcibly);
            foreign.destroyForcibly();
        }
    }

    @Test
    void folderThatCannotBeReadHidesNothingElse() throws Exception {
        LocalProcessRuntime runtime = open(false);
        AttemptId unreadable = new AttemptId(UUID.randomUUID());
        // A folder in the place of the record cannot be read by anyone, root included.
        Files.createDirectories(
                folder.resolve("attempts").resolve(unreadable.toString()).resolve("process.json"));
        launch(runtime, "sleep 69");

        assertThat(runtime.standing(unreadable)).isEqualTo(Standing.UNREADABLE);
        // Told as started, it may not yet lead the session that its processes are counted by.
        await(() -> measure(runtime).processes() > 0);
        assertThat(runtime.gauge().measure(List.of(unreadable, attempt)))
                .containsEntry(unreadable, Footprint.NONE)
                .extractingByKey(attempt)
                .satisfies(footprint -> assertThat(footprint.processes()).isPositive());
    }

    @Test
    void standingClaimsNothing() throws Exception {
        LocalProcessRuntime runtime = open(false);
        assertThat(runtime.standing(attempt)).isEqualTo(Standing.ABSENT);
        Files.createDirectories(folder.resolve("attempts").resolve(attempt.toString()));
        assertThat(runtime.standing(attempt)).isEqualTo(Standing.UNCLAIMED);

        launch(runtime, "sleep 69");

        assertThat(runtime.standing(attempt)).isEqualTo(Standing.ALIVE);
        assertThat(runtime.held()).contains(attempt);
    }

    @Test
    void tooManyArgumentsFailTheLaunchAndLeaveTheAttemptToBeTriedAgain() throws Exception {
        LocalProcessRuntime runtime = open(true);

        assertThat(runtime.launch(new LaunchRequest(
                        attempt,
                        "echo",
                        List.of("x".repeat(3_000_000)),
                        "",
                        PromptDelivery.STDIN,
                        folder,
                        CleanEnvironment.of(Map.of("PATH", System.getenv("PATH")), List.of()))))
                .isInstanceOfSatisfying(
                        LaunchResult.Failed.class,
                        failed -> assertThat(failed.reason()).containsIgnoringCase("argument list too long"));
        assertThat(runtime.standing(attempt)).isEqualTo(Standing.UNCLAIMED);
        launch(runtime, "exit 3");
    }

    @Test
    void missingInterpreterIsAnExitLikeAnyOther() throws Exception {
        LocalProcessRuntime runtime = open(true);
        Path script = Files.writeString(folder.resolve("agent"), "#!/no/such/interpreter\n");
        assertThat(script.toFile().setExecutable(true)).isTrue();

        launch(runtime, "exec " + script);

        assertThat(runtime.onExit(attempt).toCompletableFuture().get(30, TimeUnit.SECONDS))
                .isInstanceOfSatisfying(
                        AttemptLiveness.Exited.class,
                        exited -> assertThat(exited.exit().exitCode()).isEqualTo(127));
    }

    @ParameterizedTest
    @MethodSource("withAndWithoutCgroups")
    void agentSeesNothingOfItsConfinement(boolean groups) throws Exception {
        LocalProcessRuntime runtime = open(groups);
        launch(runtime, "env | grep SHIM; ulimit -f; echo up");
        runtime.onExit(attempt).toCompletableFuture().get(30, TimeUnit.SECONDS);

        String blocks = Long.toString(20L * (1 << 30) / 512);
        assertThat(Files.readString(AttemptFolder.of(folder.resolve("attempts"), attempt)
                        .run()
                        .outputFile()))
                .isIn(blocks + "\nup\n", Long.parseLong(blocks) / 2 + "\nup\n");
    }

    private LocalProcessRuntime open(boolean groups) throws Exception {
        Path attempts = folder.resolve("attempts");
        LocalProcessRuntime runtime =
                new LocalProcessRuntime(attempts, groups ? Cgroups.probe(attempts) : Cgroups.none());
        opened.add(runtime);
        return runtime;
    }

    private void launch(LocalProcessRuntime runtime, String script) {
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

    private boolean runs(LocalProcessRuntime runtime, String... commands) {
        List<String> found = measure(runtime).members().stream()
                .map(member -> commandOf(member.pid()).strip())
                .toList();
        return found.containsAll(List.of(commands));
    }

    private Footprint measure(LocalProcessRuntime runtime) {
        return runtime.gauge().measure(List.of(attempt)).getOrDefault(attempt, Footprint.NONE);
    }

    private static List<Long> pids(Footprint footprint) {
        return footprint.members().stream().map(member -> member.pid()).toList();
    }

    private static void await(BooleanSupplier condition) {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).isLessThan(end);
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(5));
        }
    }

    private static String commandOf(long pid) {
        try {
            return Files.readString(Path.of("/proc/" + pid + "/cmdline")).replace('\0', ' ');
        } catch (IOException e) {
            return "";
        }
    }

    private void record(long pid, long ticks) throws IOException {
        Path attemptFolder = Files.createDirectories(folder.resolve("attempts").resolve(attempt.toString()));
        Files.writeString(
                attemptFolder.resolve("process.json"),
                "{\"pid\":%d,\"startTicks\":%d,\"shimPid\":%d,\"shimStartTicks\":%d,\"bootId\":\"%s\"}\n"
                        .formatted(
                                pid,
                                ticks,
                                4_000_000,
                                1,
                                Files.readString(Path.of("/proc/sys/kernel/random/boot_id"))
                                        .strip()));
    }

    private static long ticksOf(long pid) throws IOException {
        String stat = Files.readString(Path.of("/proc/" + pid + "/stat"));
        return Long.parseLong(stat.substring(stat.lastIndexOf(')') + 2).split(" ")[19]);
    }

    private static void delete(Path tree) throws IOException {
        try (Stream<Path> all = Files.walk(tree)) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }

    private static void killStray(String command) {
        ProcessHandle.allProcesses()
                .filter(process -> commandOf(process.pid()).startsWith(command))
                .forEach(ProcessHandle::destroyForcibly);
    }

    private static boolean isRunning(long pid) {
        try {
            return !Files.readString(Path.of("/proc/" + pid + "/stat")).contains(") Z ");
        } catch (IOException e) {
            return false;
        }
    }
}
