package dev.ringmaster.release.vitals;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How a component is at one moment.
 *
 * @param ready whether it says that it is ready; false also where it does not answer
 * @param identity which process it is; empty where that is not known
 * @param startedAt when that process began; null where that is not known
 * @param addresses its requests by address
 * @param deadLetters records that it set aside since it started
 * @param probeMillis how long it took to answer a probe just now, by address, ms
 */
public record Pulse(
        boolean ready,
        String identity,
        @Nullable Instant startedAt,
        Map<String, Figures> addresses,
        double deadLetters,
        Map<String, Double> probeMillis) {
    public Pulse {
        addresses = Map.copyOf(addresses);
        probeMillis = Map.copyOf(probeMillis);
    }

    Figures all() {
        return addresses.values().stream().reduce(Figures.NONE, Figures::plus);
    }
}
