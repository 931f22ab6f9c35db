package dev.ringmaster.enricher.messaging;

/** A record that is not an event of this ring; it goes to the dead letters with this message as its reason. */
public final class UnreadableRecordException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public UnreadableRecordException(String reason) {
        super(reason);
    }
}
