package dev.ringmaster.api.rest.reply;

import dev.ringmaster.api.command.RingRequests.Pause;
import dev.ringmaster.api.view.ComponentSummary;
import dev.ringmaster.api.view.WorkerSummary;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The ring at a glance.
 *
 * @param paused who wants nothing started, or null while tasks are given out
 */
public record StatusBody(
        String version,
        Map<String, ComponentSummary> components,
        Map<String, Long> tasks,
        List<WorkerSummary> workers,
        Decisions decisions,
        @Nullable Pause paused,
        @Nullable Instant lastEventAt,
        long eventCursor) {

    /** How many decisions wait for a person. */
    public record Decisions(long open) {}
}
