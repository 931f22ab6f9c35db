package dev.ringmaster.release.operation;

import dev.ringmaster.model.attempt.FailureClass;
import dev.ringmaster.model.attempt.Outcome;
import dev.ringmaster.model.event.AttemptEvent.AttemptFinished;
import dev.ringmaster.release.vitals.AttemptEnds;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;

/** How attempts have ended lately, as far as this process has heard; the ring itself is at fault for some ends, agents for the others. */
@ApplicationScoped
public class RingPulse implements AttemptEnds {

    private static final int REMEMBERED = 10_000;

    private final Deque<End> ends = new ArrayDeque<>();

    private record End(Instant at, boolean ringAtFault) {}

    /** Takes an end in. */
    public synchronized void beat(AttemptFinished finished) {
        ends.addLast(new End(finished.finishedAt(), isRingAtFault(finished.outcome())));
        if (ends.size() > REMEMBERED) {
            ends.removeFirst();
        }
    }

    @Override
    public synchronized Count since(Instant from) {
        int all = 0;
        int atFault = 0;
        for (End end : ends) {
            if (!end.at().isBefore(from)) {
                all++;
                atFault += end.ringAtFault() ? 1 : 0;
            }
        }
        return new Count(all, atFault);
    }

    private static boolean isRingAtFault(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Lost _ -> true;
            case Outcome.Failed failed ->
                failed.failure() == FailureClass.INFRASTRUCTURE
                        || failed.failure() == FailureClass.PREPARATION
                        || failed.failure() == FailureClass.BAD_COMMAND;
            case Outcome.Succeeded _,
                    Outcome.NeedsDecision _,
                    Outcome.QuotaExhausted _,
                    Outcome.TimedOut _,
                    Outcome.Cancelled _ -> false;
        };
    }
}
