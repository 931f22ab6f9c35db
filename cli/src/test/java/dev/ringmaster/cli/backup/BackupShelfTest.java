package dev.ringmaster.cli.backup;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringmaster.model.settings.BackupSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BackupShelfTest {

    private static final Instant NOON = Instant.parse("2026-01-02T12:00:00Z");
    private static final BackupSettings DAILY = new BackupSettings(Duration.ofDays(1), 7);

    @TempDir
    Path folder;

    @Test
    void firstIsDueWhenTheRingIsOldEnough() throws IOException {
        assertThat(isDue(DAILY, NOON.minus(Duration.ofHours(23)))).isFalse();
        assertThat(isDue(DAILY, NOON.minus(Duration.ofHours(24)))).isTrue();
    }

    @Test
    void anyRecentOnePutsTheNextOff() throws IOException {
        Files.createDirectory(folder.resolve("20260102T110000Z-release"));
        assertThat(isDue(DAILY, Instant.EPOCH)).isFalse();
    }

    @Test
    void oneThatWasNotFinishedDoesNotCount() throws IOException {
        Files.createDirectory(folder.resolve(".part-123"));
        Files.createDirectory(folder.resolve("20260101T110000Z-timer"));
        assertThat(isDue(DAILY, NOON)).isTrue();
    }

    @Test
    void noneIsEverDueWhenThatIsSwitchedOff() throws IOException {
        assertThat(isDue(new BackupSettings(Duration.ZERO, 7), Instant.EPOCH)).isFalse();
    }

    private boolean isDue(BackupSettings settings, Instant since) throws IOException {
        return new BackupShelf(folder).isDue(settings, since, NOON);
    }
}
