package dev.ringmaster.scheduler.attempt;

import dev.ringmaster.agent.report.Testimony;
import java.time.Instant;
import java.time.ZoneId;

/**
 * What an attempt's agent was heard to say.
 *
 * @param tail its last words, for the next attempt
 * @param errors the last lines of its standard error, where that is kept apart; else empty
 * @param at when it last wrote
 * @param zone of the times of day in its words
 */
public record Hearing(Testimony testimony, String tail, String errors, Instant at, ZoneId zone) {

    /** Of an agent of which nothing but its last lines is known. */
    public static Hearing ofTail(String tail) {
        return new Hearing(Testimony.ofWords(tail), tail, "", Instant.EPOCH, ZoneId.of("UTC"));
    }
}
