package dev.ringmaster.cli.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;

/**
 * How far a file's time lies behind the clock. Linux stamps files with the time of the last tick (up to 4 ms ago at 250 Hz), so a time
 * that is read from a file is too early by that much in the middle.
 */
final class ClockLag {

    private static final int SAMPLES = 200;

    private ClockLag() {}

    /** The median, in milliseconds, ≥ 0. */
    static double millis(Path folder) throws IOException {
        Figures lags = new Figures();
        for (int i = 0; i < SAMPLES; i++) {
            Path file = folder.resolve("lag-" + i);
            Instant before = Instant.now();
            Files.writeString(file, "x");
            Duration lag = Duration.between(Files.getLastModifiedTime(file).toInstant(), before);
            lags.add(Math.max(0, lag.toNanos() / 1e6));
            Files.delete(file);
        }
        return lags.median();
    }
}
