package dev.ringmaster.scheduler.faults;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringmaster.model.id.AttemptId;
import dev.ringmaster.model.settings.PromptDelivery;
import dev.ringmaster.scheduler.runtime.AttemptLiveness;
import dev.ringmaster.scheduler.runtime.LaunchRequest;
import dev.ringmaster.scheduler.runtime.LaunchResult;
import dev.ringmaster.scheduler.runtime.local.LocalProcessRuntime;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The machine refuses to start an agent: that is said with the reason, and the attempt can be started once the reason is gone. */
@Timeout(60)
class RefusedSpawnTest {

    @TempDir
    Path folder;

    private final AttemptId attempt = new AttemptId(UUID.randomUUID());
    private Witness witness;
    private LocalProcessRuntime runtime;

    @BeforeEach
    void open() throws Exception {
        witness = new Witness(folder);
        runtime = new LocalProcessRuntime(folder.resolve("attempts"));
    }

    @AfterEach
    void close() throws Exception {
        runtime.close();
    }

    @Test
    void argumentThatIsTooLongIsRefusedAndTheAttemptStaysFree() throws Exception {
        // E2BIG: the kernel takes 128 KiB for one argument.
        LaunchResult refused = runtime.launch(program("sh", "-c", "exit 0", "x".repeat(200_000)));

        assertThat(refused)
                .isInstanceOfSatisfying(
                        LaunchResult.Failed.class,
                        failed -> assertThat(failed.reason()).contains("Argument list too long"));
        assertThatItStartsNow(program("sh", "-c", "exit 0", "x".repeat(100_000)));
    }

    @Test
    void environmentThatIsTooLargeIsRefusedAndTheAttemptStaysFree() throws Exception {
        LaunchRequest request = witness.agent(attempt, "exit 0");
        Map<String, String> environment = new TreeMap<>(request.environment());
        environment.put("HUGE", "x".repeat(200_000));

        assertThat(runtime.launch(new LaunchRequest(
                        attempt, request.command(), request.args(), "", PromptDelivery.STDIN, folder, environment)))
                .isInstanceOf(LaunchResult.Failed.class);
        assertThatItStartsNow(request);
    }

    @Test
    void missingProgramIsNamed() throws Exception {
        // ENOENT
        assertThat(runtime.launch(program("./no-such-agent")))
                .isInstanceOfSatisfying(
                        LaunchResult.CommandNotFound.class,
                        missing -> assertThat(missing.reason()).contains("./no-such-agent"));
        assertThatItStartsNow(script("no-such-agent", "#!/bin/sh\nexit 0\n", "rwxr-xr-x"));
    }

    @Test
    void programThatMayNotBeRunIsNamed() throws Exception {
        // EACCES
        LaunchRequest request = script("agent", "#!/bin/sh\nexit 0\n", "rw-r--r--");

        assertThat(runtime.launch(request))
                .isInstanceOfSatisfying(
                        LaunchResult.CommandNotFound.class,
                        missing -> assertThat(missing.reason()).contains("may not be run"));
        assertThatItStartsNow(script("agent", "#!/bin/sh\nexit 0\n", "rwxr-xr-x"));
    }

    @Test
    void programWhoseInterpreterIsMissingEndsWithTheShellsCodeAndSaysWhy() throws Exception {
        // ENOENT too, but only the exec finds out.
        runtime.launch(script("agent", "#!/no/such/interpreter\n", "rwxr-xr-x"));

        assertThat(over()).isBetween(126, 127);
        assertThat(attemptFolder().resolve("output.log")).content().contains("agent");
    }

    @Test
    void folderThatMayNotBeWrittenRefusesTheLaunchAndIsWaitedForAtTheEnd() throws Exception {
        // Without its capabilities even root obeys the permissions of files.
        String[] obedient = {"setpriv", "--bounding-set=-all", "--inh-caps=-all"};
        Assumptions.assumeTrue(
                ran("setpriv", "--bounding-set=-all", "--inh-caps=-all", "true"),
                "setpriv cannot drop capabilities here, so that root would write into any folder");
        AttemptId late = new AttemptId(UUID.randomUUID());
        try (RuntimeProcess service = RuntimeProcess.start(folder, obedient)) {
            assertThat(service.takeUp(attempt)).isEqualTo("started");
            witness.awaitCount("start", attempt);
            Files.createDirectory(folder.resolve("attempts").resolve(late.toString()));
            permit("r-xr-xr-x", attempt);
            permit("r-xr-xr-x", late);

            assertThat(service.launch(late)).startsWith("failed: ");
            witness.release(attempt, 9);
            Witness.awaitEnd(witness.pid(attempt));
            assertThat(service.find(attempt)).isEqualTo("running");

            permit("rwxr-xr-x", attempt);
            permit("rwxr-xr-x", late);
            assertThat(service.awaitOver(attempt)).isEqualTo("exited 9");
            assertThat(service.takeUp(late)).isEqualTo("started");
            witness.awaitCount("start", late);
            witness.release(late, 0);
            assertThat(service.awaitOver(late)).isEqualTo("exited 0");
        }
    }

    @Test
    void serviceWithoutFileDescriptorsClaimsNothingAndGoesOnWhenItHasThemAgain() throws Exception {
        // EMFILE
        AttemptId late = new AttemptId(UUID.randomUUID());
        try (RuntimeProcess service = RuntimeProcess.start(folder)) {
            assertThat(service.takeUp(attempt)).isEqualTo("started");
            witness.awaitCount("start", attempt);
            assertThat(service.find(attempt)).isEqualTo("running");
            Assumptions.assumeTrue(
                    limitFiles(service, "3:"), "prlimit is missing, so that nothing can be taken from the service");

            assertThat(service.launch(late)).startsWith("failed: ").contains("Too many open files");
            assertThat(service.find(attempt)).startsWith("unknown: ").contains("Too many open files");
            witness.release(attempt, 4);
            Witness.awaitFile(attemptFolder().resolve("exit.json"));

            assertThat(limitFiles(service, "1000:")).isTrue();
            assertThat(service.awaitOver(attempt)).isEqualTo("exited 4");
            assertThat(service.takeUp(late)).isEqualTo("started");
            witness.awaitCount("start", late);
            witness.release(late, 0);
            assertThat(service.awaitOver(late)).isEqualTo("exited 0");
            assertThat(witness.count("start", late)).isOne();
        }
    }

    private void assertThatItStartsNow(LaunchRequest request) throws Exception {
        assertThat(runtime.launch(request)).isInstanceOf(LaunchResult.Started.class);
        assertThat(over()).isZero();
    }

    private int over() throws Exception {
        AttemptLiveness over = runtime.onExit(attempt).toCompletableFuture().get(30, TimeUnit.SECONDS);
        return over instanceof AttemptLiveness.Exited exited ? exited.exit().exitCode() : -1;
    }

    private LaunchRequest program(String... line) {
        return new LaunchRequest(
                attempt,
                line[0],
                List.of(line).subList(1, line.length),
                "",
                PromptDelivery.STDIN,
                folder,
                witness.environment(attempt));
    }

    private LaunchRequest script(String name, String text, String permissions) throws IOException {
        Path file = folder.resolve(name);
        Files.writeString(file, text);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(permissions));
        return program("./" + name);
    }

    private Path attemptFolder() {
        return folder.resolve("attempts").resolve(attempt.toString());
    }

    private void permit(String permissions, AttemptId of) throws IOException {
        Files.setPosixFilePermissions(
                folder.resolve("attempts").resolve(of.toString()), PosixFilePermissions.fromString(permissions));
    }

    private static boolean limitFiles(RuntimeProcess service, String limit) throws Exception {
        return ran("prlimit", "--pid", Long.toString(service.pid()), "--nofile=" + limit);
    }

    private static boolean ran(String... command) throws InterruptedException {
        try {
            return new ProcessBuilder(command).start().waitFor() == 0;
        } catch (IOException missing) {
            return false;
        }
    }
}
