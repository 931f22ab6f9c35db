package dev.ringmaster.release.vitals;

import java.time.Instant;
import java.util.Map;

/**
 * How the ring is at one moment.
 *
 * @param components those that run, by name
 */
public record Vitals(Instant at, Map<String, Pulse> components) {
    public Vitals {
        components = Map.copyOf(components);
    }
}
