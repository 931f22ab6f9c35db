package dev.ringmaster.runtime.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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
}
