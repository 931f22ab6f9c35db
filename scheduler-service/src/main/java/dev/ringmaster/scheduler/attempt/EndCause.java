package dev.ringmaster.scheduler.attempt;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import dev.ringmaster.model.attempt.FailureClass;
import java.time.Duration;

/** Why a running process group is ended; the first cause stands. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "cause")
@JsonSubTypes({
    @JsonSubTypes.Type(value = EndCause.Cancelled.class, name = "cancelled"),
    @JsonSubTypes.Type(value = EndCause.TimeUp.class, name = "time_up"),
    @JsonSubTypes.Type(value = EndCause.Lingered.class, name = "lingered"),
    @JsonSubTypes.Type(value = EndCause.Unwell.class, name = "unwell")
})
public sealed interface EndCause {

    record Cancelled(String reason) implements EndCause {}

    /** Its agent said that it is through, and its process stayed: what it came to is judged as if it had left by itself. */
    record Lingered() implements EndCause {}

    /** @param limit how long the worker's attempts may run */
    record TimeUp(Duration limit) implements EndCause {}

    /**
     * It passed a limit, or it did nothing or the same for too long.
     *
     * @param message one sentence
     */
    record Unwell(FailureClass failure, String message) implements EndCause {}
}
