package dev.ringmaster.release.vitals;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * What a health window has seen so far. Latency is judged on its second half only: a program that was just started answers slower at
 * first. Not thread-safe.
 */
public final class Watch {

    static final int UNREADY_IN_A_ROW = 5;
    private static final int LEAST_REQUESTS = 20;
    private static final int LEAST_PROBES = 5;
    private static final double LEAST_SECONDS_MORE = 0.005;
    private static final int LEAST_FAULTS = 3;

    private final Vitals before;
    private final Set<String> swapped;
    private final Instant since;
    private final Limits limits;
    private final List<Vitals> seen = new ArrayList<>();
    private final Map<String, Integer> unready = new HashMap<>();
    private final Map<String, Integer> restarts = new HashMap<>();
    private final Map<String, String> identities = new HashMap<>();
    private int half;

    /**
     * @param before how the ring was before the release
     * @param swapped the components that were replaced
     * @param since when the last of them had become ready
     */
    public Watch(Vitals before, Set<String> swapped, Instant since, Limits limits) {
        this.before = before;
        this.swapped = Set.copyOf(swapped);
        this.since = since;
        this.limits = limits;
    }

    /** From here on answers are no longer those of a program that was just started. */
    public void passHalf() {
        half = Math.max(1, seen.size());
    }

    /**
     * Takes a look in.
     *
     * @return one sentence on the harm that it shows, if it shows any
     */
    public Optional<String> see(Vitals now, AttemptEnds.Count ends) {
        seen.add(now);
        return swapped.stream()
                .sorted()
                .map(component -> component(component, now))
                .filter(Objects::nonNull)
                .findFirst()
                .or(() -> deadLetters(now))
                .or(() -> ends.ringAtFault() >= LEAST_FAULTS && 2 * ends.ringAtFault() > ends.all()
                        ? Optional.of(ends.ringAtFault() + " of " + ends.all()
                                + " attempts that ended since could not be prepared, started or kept by the ring.")
                        : Optional.empty());
    }

    /** What was seen, for a person; one line for each component. */
    public String evidence() {
        if (seen.isEmpty()) {
            return "nothing was looked at";
        }
        StringBuilder text = new StringBuilder(seen.size() + " looks");
        for (String component : swapped.stream().sorted().toList()) {
            Pulse now = seen.getLast().components().get(component);
            text.append('\n').append(component).append(": ");
            if (now == null) {
                text.append("does not run");
                continue;
            }
            Figures all = now.all();
            text.append(now.ready() ? "ready" : "not ready")
                    .append(", restarts ")
                    .append(restarts.getOrDefault(component, 0))
                    .append(String.format(", requests %.0f, failed %.0f", all.requests(), all.failed()));
            latencies(component)
                    .forEach(each -> text.append(String.format(
                            ", %s %.1f ms (before %.1f)", each.address(), each.now() * 1000, each.before() * 1000)));
        }
        return text.toString();
    }

    private @org.jspecify.annotations.Nullable String component(String name, Vitals now) {
        Pulse pulse = now.components().get(name);
        if (pulse != null && wasStartedAnew(name, pulse)) {
            restarts.merge(name, 1, Integer::sum);
            return name + " ended and was started anew.";
        }
        if (pulse == null || !pulse.ready()) {
            int times = unready.merge(name, 1, Integer::sum);
            return times >= UNREADY_IN_A_ROW ? name + " was not ready at " + times + " looks in a row." : null;
        }
        unready.remove(name);
        Figures all = pulse.all();
        if (all.requests() >= LEAST_REQUESTS && all.failed() / all.requests() > limits.errorRate()) {
            return String.format(
                    "%s failed %.0f of %.0f requests, more than %.0f %%.",
                    name, all.failed(), all.requests(), limits.errorRate() * 100);
        }
        return latencies(name).stream()
                .filter(each -> each.now() > limits.latencyFactor() * each.before()
                        && each.now() - each.before() > LEAST_SECONDS_MORE)
                .max(Comparator.comparingDouble(Latency::now))
                .map(each -> String.format(
                        "%s answers %s in %.1f ms, more than %.1f times the %.1f ms before.",
                        name, each.address(), each.now() * 1000, limits.latencyFactor(), each.before() * 1000))
                .orElse(null);
    }

    /**
     * A look that met it while it was down does not make it forget which process ran before; one that ended before the first look is
     * known by its successor, which began after all had been ready.
     */
    private boolean wasStartedAnew(String name, Pulse pulse) {
        if (pulse.identity().isEmpty()) {
            return false;
        }
        String earlier = identities.put(name, pulse.identity());
        return earlier == null
                ? pulse.startedAt() != null && pulse.startedAt().isAfter(since)
                : !earlier.equals(pulse.identity());
    }

    private Optional<String> deadLetters(Vitals now) {
        for (String name : now.components().keySet().stream().sorted().toList()) {
            double first = swapped.contains(name)
                    ? 0
                    : Optional.ofNullable(before.components().get(name))
                            .map(Pulse::deadLetters)
                            .orElse(0.0);
            Pulse pulse = Objects.requireNonNull(now.components().get(name));
            // A component that was started anew counts from 0.
            if (pulse.deadLetters() > first) {
                return Optional.of(String.format(
                        "%s set %.0f records aside that it could not use.", name, pulse.deadLetters() - first));
            }
        }
        return Optional.empty();
    }

    private record Latency(String address, double now, double before) {}

    private List<Latency> latencies(String component) {
        Pulse was = before.components().get(component);
        if (half == 0 || was == null || seen.size() <= half) {
            return List.of();
        }
        List<Latency> found = new ArrayList<>();
        was.probeMillis().keySet().stream().sorted().forEach(address -> {
            List<Double> probes = seen.subList(half, seen.size()).stream()
                    .map(vitals -> vitals.components().get(component))
                    .filter(Objects::nonNull)
                    .map(pulse -> pulse.probeMillis().get(address))
                    .filter(Objects::nonNull)
                    .sorted()
                    .toList();
            if (probes.size() >= LEAST_PROBES) {
                double middle = probes.get(probes.size() / 2);
                found.add(new Latency(
                        address,
                        middle / 1000,
                        Objects.requireNonNull(was.probeMillis().get(address)) / 1000));
            }
        });
        found.addAll(served(component, was));
        return found;
    }

    /** What others have asked: their requests in the second half of the window, against all before the release. */
    private List<Latency> served(String component, Pulse was) {
        Pulse middle = seen.get(half - 1).components().get(component);
        Pulse now = seen.getLast().components().get(component);
        if (middle == null || now == null) {
            return List.of();
        }
        List<Latency> found = new ArrayList<>();
        now.addresses().forEach((address, figures) -> {
            Figures since = figures.since(middle.addresses().getOrDefault(address, Figures.NONE));
            Figures former = was.addresses().getOrDefault(address, Figures.NONE);
            if (since.requests() >= LEAST_REQUESTS && former.requests() >= LEAST_REQUESTS) {
                found.add(new Latency(address, since.mean(), former.mean()));
            }
        });
        return found;
    }
}
