package dev.ringmaster.cli.client;

import java.time.Duration;

/**
 * How long a client goes on when the server is away.
 *
 * @param connect most time for one connection
 * @param answer most time for an answer once connected
 * @param between the first pause between two tries; each is longer by it, up to two seconds
 * @param lost how long to try again after a connection was lost on which something may have been done
 * @param silence how long an event stream may say nothing, not even a heartbeat, before it counts as dead
 */
public record Patience(Duration connect, Duration answer, Duration between, Duration lost, Duration silence) {

    /** The server sends a heartbeat every 15 s, and restarts in about one second. */
    public static final Patience USUAL = new Patience(
            Duration.ofSeconds(2),
            Duration.ofSeconds(30),
            Duration.ofMillis(50),
            Duration.ofSeconds(30),
            Duration.ofSeconds(40));

    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(2);

    /** The pause after so many tries, from 1. */
    public Duration pauseAfter(int tries) {
        Duration pause = between.multipliedBy(tries);
        return pause.compareTo(LONGEST_PAUSE) < 0 ? pause : LONGEST_PAUSE;
    }
}
