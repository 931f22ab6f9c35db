package dev.ringmaster.release.pipeline;

import dev.ringmaster.model.event.Event;
import java.util.List;

/**
 * What follows from a command: the next state, the facts to tell and the steps to take once both are stored.
 *
 * @param changed whether anything follows; if not, there are no events and no steps
 */
public record ReleaseDecision(Release next, boolean changed, Tally tally, List<Event> events, List<Step> steps) {

    /** What a decision means for the {@link Breaker}. */
    public enum Tally {
        NONE,
        FAILURE,
        SUCCESS
    }

    public ReleaseDecision {
        events = List.copyOf(events);
        steps = List.copyOf(steps);
    }

    static ReleaseDecision unchanged(Release release) {
        return new ReleaseDecision(release, false, Tally.NONE, List.of(), List.of());
    }

    static ReleaseDecision of(Release next, List<? extends Event> events, Step... steps) {
        return new ReleaseDecision(next, true, Tally.NONE, List.copyOf(events), List.of(steps));
    }

    ReleaseDecision counted(Tally as) {
        return new ReleaseDecision(next, changed, as, events, steps);
    }
}
