package dev.ringmaster.demo;

/** Thrown when a prompt cannot be followed as it is; its message is a sentence for a person. */
final class NotUnderstoodException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    NotUnderstoodException(String message) {
        super(message);
    }
}
