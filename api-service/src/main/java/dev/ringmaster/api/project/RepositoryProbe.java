package dev.ringmaster.api.project;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Asks git what is at a path. */
public interface RepositoryProbe {

    /** @param branch the branch work shall land on, or null for the one that is checked out */
    RepositoryFinding inspect(Path path, @Nullable String branch);
}
