package dev.ringmaster.release.modules;

import java.io.IOException;

/** A pom that the build would need is missing or cannot be read. */
public final class UnreadablePomException extends IOException {
    private static final long serialVersionUID = 1L;

    public UnreadablePomException(String message) {
        super(message);
    }

    public UnreadablePomException(String message, Throwable cause) {
        super(message, cause);
    }
}
