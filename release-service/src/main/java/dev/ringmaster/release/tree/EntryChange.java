package dev.ringmaster.release.tree;

import org.jspecify.annotations.Nullable;

/**
 * A path that two trees do not say the same of. A renamed file is two of these.
 *
 * @param before null for a new one
 * @param after null for one that is gone
 */
public record EntryChange(
        String path, @Nullable Entry before, @Nullable Entry after) {

    /** @throws IllegalArgumentException if it is on neither side */
    public EntryChange {
        if (before == null && after == null) {
            throw new IllegalArgumentException("a change of nothing: " + path);
        }
    }

    public boolean isNew() {
        return before == null;
    }

    public boolean isDeleted() {
        return after == null;
    }
}
