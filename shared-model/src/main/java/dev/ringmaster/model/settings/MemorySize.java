package dev.ringmaster.model.settings;

/**
 * An amount of memory or disk. The units are powers of 1024, as everywhere where memory is meant.
 *
 * @param bytes &gt; 0
 */
public record MemorySize(long bytes) implements Comparable<MemorySize> {

    private static final String[] UNITS = {"B", "KB", "MB", "GB", "TB"};

    /** @throws IllegalArgumentException if it is not positive */
    public MemorySize {
        if (bytes <= 0) {
            throw new IllegalArgumentException("a size must be more than nothing, not " + bytes);
        }
    }

    public static MemorySize ofMegabytes(long megabytes) {
        return new MemorySize(Math.multiplyExact(megabytes, 1L << 20));
    }

    public static MemorySize ofGigabytes(long gigabytes) {
        return new MemorySize(Math.multiplyExact(gigabytes, 1L << 30));
    }

    @Override
    public int compareTo(MemorySize other) {
        return Long.compare(bytes, other.bytes);
    }

    /** In the largest unit that says it exactly, such as {@code 500MB}. */
    @Override
    public String toString() {
        long number = bytes;
        int unit = 0;
        while (number % 1024 == 0 && unit < UNITS.length - 1) {
            number /= 1024;
            unit++;
        }
        return number + UNITS[unit];
    }
}
