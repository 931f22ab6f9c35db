package dev.ringmaster.scheduler.operations;

import dev.ringmaster.scheduler.runtime.CleanEnvironment;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The environment of an attempt's agent and gates: an allow-list, and what says which attempt it is. */
public final class AttemptEnvironment {

    private AttemptEnvironment() {}

    /** @param passed names of further variables to pass on */
    public static Map<String, String> of(LiveAttempt attempt, List<String> passed) {
        Map<String, String> environment = new TreeMap<>(CleanEnvironment.of(System.getenv(), passed));
        environment.put("RINGMASTER_TASK", attempt.ref().task().value());
        environment.put("RINGMASTER_ATTEMPT", attempt.id().toString());
        if (attempt.traceparent() != null) {
            environment.put("TRACEPARENT", attempt.traceparent());
        }
        return environment;
    }
}
