package dev.ringmaster.execution.git;

import java.io.IOException;

/** A git command failed that should not have, for a reason that is not the project's, such as a full disk. */
public final class GitFailedException extends IOException {
    private static final long serialVersionUID = 1L;

    public GitFailedException(String message) {
        super(message);
    }
}
