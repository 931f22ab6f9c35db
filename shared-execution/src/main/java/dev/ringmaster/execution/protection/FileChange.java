package dev.ringmaster.execution.protection;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What happened to a file.
 *
 * @param before its path at the base; null for a new file
 * @param after its path now; null for a deleted one
 * @param hunks what changed in it, in order; empty for a binary file
 */
public record FileChange(@Nullable String before, @Nullable String after, List<Hunk> hunks) {

    /** @throws IllegalArgumentException if it has no path at all */
    public FileChange {
        if (before == null && after == null) {
            throw new IllegalArgumentException("a file was there before or is there now");
        }
        hunks = List.copyOf(hunks);
    }

    /** Whether the file was there at the base under any name. */
    public boolean isOfBefore() {
        return before != null;
    }

    Stream<String> removed() {
        return hunks.stream().flatMap(hunk -> hunk.removed().stream());
    }

    Stream<String> added() {
        return hunks.stream().flatMap(hunk -> hunk.added().stream());
    }
}
