package dev.ringmaster.scheduler.attempt;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.time.Duration;

/** Why a running process group is ended; the first cause stands. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "cause")
@JsonSubTypes({
    @JsonSubTypes.Type(value = EndCause.Cancelled.class, name = "cancelled"),
    @JsonSubTypes.Type(value = EndCause.TimeUp.class, name = "time_up")
})
public sealed interface EndCause {

    record Cancelled(String reason) implements EndCause {}

    /** @param limit how long the worker's attempts may run */
    record TimeUp(Duration limit) implements EndCause {}
}
