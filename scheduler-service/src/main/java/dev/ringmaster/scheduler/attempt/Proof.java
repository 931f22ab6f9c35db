package dev.ringmaster.scheduler.attempt;

import dev.ringmaster.model.attempt.FailureClass;
import dev.ringmaster.model.attempt.GateResult;
import java.util.List;

/** What was found when an attempt's work was looked at after its agent had ended. */
public sealed interface Proof {

    /** A worktree with changes, committed. */
    record Changed(String commit, List<GateResult> gates) implements Proof {
        public Changed {
            gates = List.copyOf(gates);
        }
    }

    /** A worktree without changes; no gate was run on it. */
    record Unchanged() implements Proof {}

    /** A folder without git. */
    record Folder(List<GateResult> gates) implements Proof {
        public Folder {
            gates = List.copyOf(gates);
        }
    }

    /** The work could not be looked at. */
    record Trouble(FailureClass failure, String message, String detail) implements Proof {}
}
