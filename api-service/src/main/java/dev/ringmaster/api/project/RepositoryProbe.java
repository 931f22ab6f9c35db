package dev.ringmaster.api.project;

import java.nio.file.Path;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Asks git what is at a path. */
public interface RepositoryProbe {

    /** @param branch the branch work shall land on, or null for the one that is checked out */
    RepositoryFinding inspect(Path path, @Nullable String branch);

    /** The commits without parents from which what is checked out came; empty where that cannot be told, as in a shallow clone. */
    Set<String> roots(Path path);
}
