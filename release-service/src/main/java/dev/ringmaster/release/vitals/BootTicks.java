package dev.ringmaster.release.vitals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Turns the start of a process, as {@code /proc} counts it from boot, into an instant. {@link ProcessHandle.Info#startInstant} adds it to
 * a boot time in whole seconds, which is too rough to tell two starts in the same second from one.
 */
final class BootTicks {

    private static final Path UPTIME = Path.of("/proc/uptime");
    /** {@code USER_HZ}: what Linux counts in towards programs, whatever the kernel was built with (time(7)). */
    private static final long MILLIS = 10;

    private BootTicks() {}

    /**
     * @param ticks since boot, negative where they are not known
     * @return to some hundredths of a second; null where this machine does not tell
     */
    static @Nullable Instant instant(long ticks, Instant now) {
        if (ticks < 0) {
            return null;
        }
        try {
            double seconds = Double.parseDouble(Files.readString(UPTIME).split(" ", 2)[0]);
            return now.minusMillis(Math.round(seconds * 1000) - ticks * MILLIS);
        } catch (IOException | NumberFormatException notLinux) {
            return null;
        }
    }
}
