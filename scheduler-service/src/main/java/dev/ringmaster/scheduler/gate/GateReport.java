package dev.ringmaster.scheduler.gate;

import dev.ringmaster.model.attempt.GateResult;
import dev.ringmaster.model.project.Gate;
import java.util.List;

/**
 * What the gates said.
 *
 * @param results of the gates that ran, in order; only the last can have failed
 * @param notRun the gates after the one that failed
 */
public record GateReport(List<GateResult> results, List<Gate> notRun) {
    public GateReport {
        results = List.copyOf(results);
        notRun = List.copyOf(notRun);
    }

    public boolean hasPassed() {
        return notRun.isEmpty() && results.stream().allMatch(GateResult::passed);
    }
}
