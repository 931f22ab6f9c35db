package dev.ringmaster.runtime.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LedgerLockTest {

    @TempDir
    Path folder;

    @Test
    void aSecondOwnerIsToldWhoTheFirstIs() throws Exception {
        Path file = folder.resolve("queue-service.lock");

        try (LedgerLock first = LedgerLock.take(file)) {
            assertThat(first).isNotNull();
            assertThatThrownBy(() -> LedgerLock.take(file))
                    .isInstanceOf(LedgerOwnedException.class)
                    .hasMessageContaining("pid " + ProcessHandle.current().pid())
                    .hasMessageContaining("stop that one first");
        }
    }

    @Test
    void aLockThatWasGivenBackCanBeTakenAgain() throws Exception {
        Path file = folder.resolve("queue-service.lock");
        LedgerLock.take(file).close();

        LedgerLock.take(file).close();

        assertThat(Files.exists(file)).isTrue();
    }

    @Test
    void anotherProcessIsRefusedAndToldThePidEvenAfterASecondOneOfThisProcessWas() throws Exception {
        Path file = folder.resolve("queue-service.lock");

        try (LedgerLock first = LedgerLock.take(file)) {
            assertThat(first).isNotNull();
            assertThatThrownBy(() -> LedgerLock.take(file)).isInstanceOf(LedgerOwnedException.class);

            assertThat(takeElsewhere(file))
                    .contains("in use by another process")
                    .contains("pid " + ProcessHandle.current().pid());
        }
        assertThat(takeElsewhere(file)).isEqualTo("taken");
    }

    private static String takeElsewhere(Path file) throws Exception {
        Process process = new ProcessBuilder(
                        ProcessHandle.current().info().command().orElseThrow(),
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Taker.class.getName(),
                        file.toString())
                .redirectErrorStream(true)
                .start();
        return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
    }

    /** A process of its own that tries to take the lock and says what came of it. */
    static final class Taker {
        public static void main(String[] arguments) throws Exception {
            try (LedgerLock lock = LedgerLock.take(Path.of(arguments[0]))) {
                System.out.println(lock == null ? "?" : "taken");
            } catch (LedgerOwnedException e) {
                System.out.println(e.getMessage());
            }
        }
    }
}
