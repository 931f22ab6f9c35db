package dev.ringmaster.execution.protection;

import java.util.List;

/** Lines of a file that were replaced by others, without the lines around them; either may be empty. */
public record Hunk(List<String> removed, List<String> added) {
    public Hunk {
        removed = List.copyOf(removed);
        added = List.copyOf(added);
    }
}
