package dev.ringmaster.scheduler.faults;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringmaster.execution.process.RunFolder;
import dev.ringmaster.model.id.AttemptId;
import dev.ringmaster.scheduler.runtime.AttemptLiveness;
import dev.ringmaster.scheduler.runtime.LaunchResult;
import dev.ringmaster.scheduler.runtime.local.LocalProcessRuntime;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** An exit code that can be seen is on the disk, and one that cannot be written is waited for. */
@Timeout(60)
class DurableExitTest {

    @TempDir
    Path folder;

    private final AttemptId attempt = new AttemptId(UUID.randomUUID());

    @AfterEach
    void leaveNoAgents() throws Exception {
        StartedAgents.endIn(folder);
    }

    @Test
    void exitIsForcedToTheDiskBeforeItIsSeenAndItsNameAfterwards() throws Exception {
        Witness witness = new Witness(folder);
        // A sync of anything says what it was asked to force out, and whether the exit could be seen then.
        witness.replace("sync", """
                for file in "$@"; do :; done
                seen=unseen
                [ ! -e "$RINGMASTER_RUN/exit.json" ] || seen=seen
                echo "$seen ${file##*/}" >>"$WITNESS/synced"
                PATH=$REAL exec sync "$@"
                """);
        try (LocalProcessRuntime runtime = open()) {
            runtime.launch(witness.agent(attempt, "exit 3"));
            assertThat(over(runtime)).isEqualTo(3);
        }

        Witness.awaitEnd(run(folder, attempt).record().orElseThrow().shim().pid());
        assertThat(witness.lines("synced")).containsExactly("unseen exit.tmp", "seen " + attempt);
    }

    @Test
    void exitIsNotSeenWhileItCannotBeForcedToTheDisk() throws Exception {
        for (boolean fault : new boolean[] {false, true}) {
            Witness witness = new Witness(Files.createDirectory(folder.resolve("sync-" + fault)));
            Path broken = witness.folder().resolve("broken");
            witness.replace("sync", "[ ! -e \"$WITNESS/broken\" ] || exit 1\nPATH=$REAL exec sync \"$@\"\n");
            sayWhenTheShimWaits(witness);
            if (fault) {
                Files.createFile(broken);
            }
            try (LocalProcessRuntime runtime =
                    new LocalProcessRuntime(witness.folder().resolve("attempts"))) {
                runtime.launch(witness.agent(attempt, "exit 3"));
                if (fault) {
                    awaitRefusedWrite(witness);
                    assertThat(runtime.find(attempt)).isInstanceOf(AttemptLiveness.Running.class);
                    Files.delete(broken);
                }
                assertThat(over(runtime)).isEqualTo(3);
            }
        }
    }

    @Test
    void exitOutlastsADiskWithoutRoomForIt() throws Exception {
        for (boolean full : new boolean[] {false, true}) {
            Witness witness = new Witness(Files.createDirectory(folder.resolve("full-" + full)));
            sayWhenTheShimWaits(witness);
            AttemptId one = new AttemptId(UUID.randomUUID());
            try (LocalProcessRuntime runtime =
                    new LocalProcessRuntime(witness.folder().resolve("attempts"))) {
                runtime.launch(witness.agent(one));
                witness.awaitCount("start", one);
                Path aside = run(witness.folder(), one).path().resolve("exit.tmp");
                if (full) {
                    // Writing to this device fails with ENOSPC.
                    Files.createSymbolicLink(aside, Path.of("/dev/full"));
                }
                witness.release(one, 6);
                if (full) {
                    awaitRefusedWrite(witness);
                    assertThat(runtime.find(one)).isInstanceOf(AttemptLiveness.Running.class);
                    Files.delete(aside);
                }
                assertThat(runtime.onExit(one).toCompletableFuture().get(30, TimeUnit.SECONDS))
                        .isInstanceOfSatisfying(
                                AttemptLiveness.Exited.class,
                                exited -> assertThat(exited.exit().exitCode()).isEqualTo(6));
            }
        }
    }

    @Test
    void attemptsOnAFullDiskAreRefusedOrWaitedForAndNoneIsLost() throws Exception {
        Path disk = Files.createDirectory(folder.resolve("attempts"));
        Process mounted = new ProcessBuilder("mount", "-t", "tmpfs", "-o", "size=2m", "tmpfs", disk.toString())
                .redirectErrorStream(true)
                .start();
        String said = new String(mounted.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        Assumptions.assumeTrue(
                mounted.waitFor() == 0,
                () -> "no small disk can be mounted here, so none can be filled: " + said.strip());
        try (LocalProcessRuntime runtime = open()) {
            Witness witness = new Witness(folder);
            sayWhenTheShimWaits(witness);
            runtime.launch(witness.agent(attempt));
            witness.awaitCount("start", attempt);
            Path filler = disk.resolve("filler");
            fill(filler);
            AttemptId late = new AttemptId(UUID.randomUUID());

            assertThat(runtime.launch(witness.agent(late))).isInstanceOf(LaunchResult.Failed.class);
            witness.release(attempt, 8);
            awaitRefusedWrite(witness);
            assertThat(runtime.find(attempt)).isInstanceOf(AttemptLiveness.Running.class);

            Files.delete(filler);
            assertThat(over(runtime)).isEqualTo(8);
            assertThat(runtime.launch(witness.agent(late, "exit 0"))).isInstanceOf(LaunchResult.Started.class);
            assertThat(runtime.onExit(late).toCompletableFuture().get(30, TimeUnit.SECONDS))
                    .isInstanceOf(AttemptLiveness.Exited.class);
        } finally {
            new ProcessBuilder("umount", "-l", disk.toString()).start().waitFor();
        }
    }

    /** The shim sleeps a second after each write that was refused, and only then. */
    private static void sayWhenTheShimWaits(Witness witness) {
        witness.replace("sleep", "[ \"$1\" != 1 ] || echo >>\"$WITNESS/refused\"\nPATH=$REAL exec sleep \"$@\"\n");
    }

    private static void awaitRefusedWrite(Witness witness) {
        Witness.awaitFile(witness.folder().resolve("refused"));
    }

    private static void fill(Path file) throws IOException {
        try (var out = Files.newOutputStream(file)) {
            byte[] block = new byte[4096];
            while (true) {
                out.write(block);
            }
        } catch (IOException full) {
            assertThat(full).hasMessageContaining("No space left");
        }
    }

    private LocalProcessRuntime open() throws Exception {
        return new LocalProcessRuntime(folder.resolve("attempts"));
    }

    private static RunFolder run(Path folder, AttemptId attempt) {
        return new RunFolder(folder.resolve("attempts").resolve(attempt.toString()));
    }

    private int over(LocalProcessRuntime runtime) throws Exception {
        CompletableFuture<AttemptLiveness> over = runtime.onExit(attempt).toCompletableFuture();
        return over.get(30, TimeUnit.SECONDS) instanceof AttemptLiveness.Exited exited
                ? exited.exit().exitCode()
                : -1;
    }
}
