package dev.ringmaster.scheduler.attempt;

import dev.ringmaster.model.attempt.Outcome;
import dev.ringmaster.model.event.AttemptEvent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * What follows from a command: the next state, the facts to tell and the steps to take once both are stored.
 *
 * @param changed whether the state differs from the one before; if not, there are no events and no steps
 */
public record AttemptDecision(Attempt next, boolean changed, List<AttemptEvent> events, List<Step> steps) {

    public AttemptDecision {
        events = List.copyOf(events);
        steps = List.copyOf(steps);
    }

    static AttemptDecision unchanged(Attempt attempt) {
        return new AttemptDecision(attempt, false, List.of(), List.of());
    }

    /** The end of an attempt, with what is told before it. */
    static AttemptDecision finish(
            Attempt attempt, Outcome outcome, boolean started, Instant now, AttemptEvent... before) {
        List<AttemptEvent> events = new ArrayList<>(List.of(before));
        events.add(new AttemptEvent.AttemptFinished(attempt.ref(), outcome, started, now));
        return of(attempt.in(new AttemptState.Finished(outcome, started, now, null)), events);
    }

    static AttemptDecision of(Attempt next, List<AttemptEvent> events, Step... steps) {
        return new AttemptDecision(next, true, events, List.of(steps));
    }
}
