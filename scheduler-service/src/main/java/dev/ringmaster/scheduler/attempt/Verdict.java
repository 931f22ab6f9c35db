package dev.ringmaster.scheduler.attempt;

import dev.ringmaster.model.attempt.GateResult;
import dev.ringmaster.model.attempt.Outcome;
import java.util.List;

/** What an attempt's evidence amounts to. */
public sealed interface Verdict {

    /** The work is proven and is to land. */
    record Land(String commit, List<GateResult> gates) implements Verdict {
        public Land {
            gates = List.copyOf(gates);
        }
    }

    /** The work is proven and there is nothing to land. */
    record Done(List<GateResult> gates) implements Verdict {
        public Done {
            gates = List.copyOf(gates);
        }
    }

    record Fail(Outcome.Failed outcome) implements Verdict {}

    /** The agent's quota is used up; nothing lands, and what it did is kept. */
    record Wait(Outcome.QuotaExhausted outcome) implements Verdict {}

    /** The agent asked for a person; nothing lands. */
    record Ask(Outcome.NeedsDecision outcome) implements Verdict {}
}
