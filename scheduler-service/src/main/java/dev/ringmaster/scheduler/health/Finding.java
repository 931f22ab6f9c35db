package dev.ringmaster.scheduler.health;

import dev.ringmaster.model.attempt.AttemptHealth;
import dev.ringmaster.scheduler.limits.Breach;
import dev.ringmaster.scheduler.operations.LiveAttempt;
import java.time.Instant;

/** What a look at a running attempt came to. */
public sealed interface Finding {

    LiveAttempt attempt();

    /** How it is has changed since it was last told. */
    record Changed(LiveAttempt attempt, AttemptHealth health, String reason, Instant at) implements Finding {}

    /** It is to be ended. */
    record Unwell(LiveAttempt attempt, Breach breach) implements Finding {}
}
