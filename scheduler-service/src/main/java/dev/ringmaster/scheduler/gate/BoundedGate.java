package dev.ringmaster.scheduler.gate;

import dev.ringmaster.model.settings.WorkerLimits;
import java.util.List;
import java.util.Map;

/**
 * A gate as it is started.
 *
 * @param line program and arguments, those of its sandbox before its own
 * @param environment its whole environment
 * @param limits what it and all that it starts may use together; one that uses more is ended and has failed
 */
public record BoundedGate(List<String> line, Map<String, String> environment, WorkerLimits limits) {
    public BoundedGate {
        line = List.copyOf(line);
        environment = Map.copyOf(environment);
    }
}
