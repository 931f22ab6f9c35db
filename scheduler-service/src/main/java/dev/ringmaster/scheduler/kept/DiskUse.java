package dev.ringmaster.scheduler.kept;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How much folders take: the sum of their files' sizes, without following links. A folder is measured again only after a while, since one
 * with installed dependencies has very many files. For one thread.
 */
final class DiskUse {
    private static final int MOST_REMEMBERED = 10_000;

    private final Duration fresh;
    private final Map<Path, Measured> remembered = new HashMap<>();

    /** @param fresh how long a measurement is good */
    DiskUse(Duration fresh) {
        this.fresh = fresh;
    }

    /** In bytes; null for none, and where it cannot be read. Files that vanish meanwhile do not count. */
    @Nullable
    Long of(@Nullable Path folder) {
        if (folder == null) {
            return null;
        }
        Measured before = remembered.get(folder);
        if (before != null && System.nanoTime() - before.at() < fresh.toNanos()) {
            return before.bytes();
        }
        if (remembered.size() >= MOST_REMEMBERED) {
            remembered.clear();
        }
        Long bytes = measure(folder);
        remembered.put(folder, new Measured(bytes, System.nanoTime()));
        return bytes;
    }

    private static @Nullable Long measure(Path folder) {
        long[] sum = {0};
        try {
            Files.walkFileTree(folder, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                    sum[0] += attributes.isRegularFile() ? attributes.size() : 0;
                    return FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult visitFileFailed(Path file, IOException failure) {
                    return FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult postVisitDirectory(Path visited, @Nullable IOException failure) {
                    return FileVisitResult.CONTINUE;
                }
            });
        } catch (IOException e) {
            return null;
        }
        return sum[0];
    }

    /** @param at of {@link System#nanoTime()} */
    private record Measured(@Nullable Long bytes, long at) {}
}
