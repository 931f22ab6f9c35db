package dev.ringmaster.scheduler.attempt;

import dev.ringmaster.model.attempt.AttemptRef;
import dev.ringmaster.model.attempt.GateResult;
import dev.ringmaster.model.id.AttemptId;
import dev.ringmaster.model.id.Epoch;
import dev.ringmaster.model.id.ProjectId;
import dev.ringmaster.model.id.TaskId;
import dev.ringmaster.model.id.WorkerId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Attempts in each state, reached by the commands that lead there. */
final class Attempts {

    static final Instant NOW = Instant.parse("2026-03-01T10:00:00Z");
    static final AttemptRef REF = new AttemptRef(
            new TaskId("demo-1"),
            new ProjectId("demo"),
            AttemptId.of("01890a5d-ac96-774b-bcce-b302099a8057"),
            new Epoch(3),
            new WorkerId("claude"));
    static final String COMMIT = "1111111111111111111111111111111111111111";
    static final String INTEGRATED = "2222222222222222222222222222222222222222";

    static final String BASE = "3333333333333333333333333333333333333333";

    private Attempts() {}

    static Attempt waiting() {
        return AttemptPolicy.accept(REF, 2, false).next();
    }

    static Attempt preparing() {
        return AttemptPolicy.accept(REF, 2, true).next();
    }

    static Attempt running() {
        return after(preparing(), new AttemptCommand.RecordStart(4711, NOW));
    }

    static Attempt proving() {
        return after(running(), exit(0));
    }

    static Attempt proven() {
        return after(proving(), new AttemptCommand.Judge(new Proof.Changed(COMMIT, List.of(passed())), ""));
    }

    static Attempt landing() {
        return after(proven(), new AttemptCommand.BeginLanding());
    }

    static Attempt releasing() {
        return after(landing(), new AttemptCommand.HandOver(BASE, INTEGRATED, "main"));
    }

    static Attempt after(Attempt attempt, AttemptCommand... commands) {
        Attempt current = attempt;
        for (AttemptCommand command : commands) {
            current = AttemptPolicy.decide(current, command, NOW).next();
        }
        return current;
    }

    static AttemptCommand.RecordExit exit(int code) {
        return new AttemptCommand.RecordExit(code, NOW.plusSeconds(7), true, "last line");
    }

    static GateResult passed() {
        return new GateResult("test", true, 0, Duration.ofSeconds(1), "");
    }

    static GateResult failed() {
        return new GateResult("test", false, 1, Duration.ofSeconds(1), "expected 2 but was 3");
    }
}
