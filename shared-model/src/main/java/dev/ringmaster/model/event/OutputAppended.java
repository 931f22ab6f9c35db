package dev.ringmaster.model.event;

import dev.ringmaster.model.attempt.AttemptRef;
import dev.ringmaster.model.attempt.OutputSource;
import java.time.Instant;

/**
 * An attempt's output grew, on {@link Topic#OUTPUT}, keyed by attempt.
 *
 * @param offset bytes of this source's output before this piece
 * @param length bytes of this piece; its text may be shorter or longer where bytes were not valid UTF-8
 * @param text the piece, whole characters
 */
public record OutputAppended(AttemptRef attempt, OutputSource source, long offset, int length, String text, Instant at)
        implements Event {
    @Override
    public String key() {
        return attempt.attempt().toString();
    }
}
