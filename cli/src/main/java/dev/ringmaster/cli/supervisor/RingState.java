package dev.ringmaster.cli.supervisor;

import dev.ringmaster.settings.Component;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * All components that the supervisor cares for, at a moment.
 *
 * @param parts the broker is missing from it when the ring uses a cluster of its own
 * @param leaving those of them that are gone once they have stopped
 * @param ending everything stops, the broker last
 * @param grace how long a component may take to stop
 */
public record RingState(Map<Component, Part> parts, Set<Component> leaving, boolean ending, Duration grace) {

    public RingState {
        parts = Collections.unmodifiableMap(new EnumMap<>(parts));
        leaving = Set.copyOf(leaving);
    }

    /** None of them leaves. */
    public RingState(Map<Component, Part> parts, boolean ending, Duration grace) {
        this(parts, Set.of(), ending, grace);
    }

    /** Nothing runs; all but the stopped ones are wanted. */
    static RingState of(Set<Component> components, Set<Component> stopped, Duration grace) {
        Map<Component, Part> parts = new EnumMap<>(Component.class);
        components.forEach(component -> parts.put(component, Part.STOPPED.wanted(!stopped.contains(component))));
        return new RingState(parts, false, grace);
    }

    /** One that is not this ring's counts as stopped. */
    public Part part(Component component) {
        return parts.getOrDefault(component, Part.STOPPED);
    }

    RingState with(Component component, Part part) {
        Map<Component, Part> changed = new EnumMap<>(parts);
        changed.put(component, part);
        return new RingState(changed, leaving, ending, grace);
    }

    /** With this component, which stays. */
    RingState joined(Component component) {
        Set<Component> left = EnumSet.noneOf(Component.class);
        left.addAll(leaving);
        left.remove(component);
        RingState staying = new RingState(parts, left, ending, grace);
        return parts.containsKey(component) ? staying : staying.with(component, Part.STOPPED);
    }

    /** Without this component, as soon as it has stopped. */
    RingState left(Component component) {
        Set<Component> left = EnumSet.of(component);
        left.addAll(leaving);
        return new RingState(parts, left, ending, grace);
    }

    /** Without those that leave and have stopped. */
    RingState swept() {
        Map<Component, Part> staying = new EnumMap<>(parts);
        staying.entrySet()
                .removeIf(entry ->
                        leaving.contains(entry.getKey()) && entry.getValue().phase() instanceof Phase.Stopped);
        Set<Component> left = EnumSet.noneOf(Component.class);
        left.addAll(leaving);
        left.retainAll(staying.keySet());
        return new RingState(staying, left, ending, grace);
    }

    /** Whether every wanted component is ready. */
    public boolean ready() {
        return parts.values().stream().noneMatch(part -> part.wanted() && !(part.phase() instanceof Phase.Ready));
    }

    /** Whether nothing runs. */
    public boolean stopped() {
        return parts.values().stream().allMatch(part -> part.phase() instanceof Phase.Stopped);
    }

    boolean servicesStopped() {
        return parts.entrySet().stream()
                .allMatch(
                        entry -> !entry.getKey().isService() || entry.getValue().phase() instanceof Phase.Stopped);
    }

    /** Whether a service may start: the broker runs, or is not this ring's. */
    boolean brokerRuns() {
        Part broker = parts.get(Component.BROKER);
        return broker == null || broker.phase() instanceof Phase.Ready || broker.phase() instanceof Phase.Unready;
    }

    /** When time alone changes something next. */
    Optional<Instant> nextDeadline() {
        return parts.values().stream()
                .flatMap(part -> switch (part.phase()) {
                    case Phase.BackingOff(Instant until) -> Stream.of(until);
                    case Phase.Stopping(var process, Instant killAt, boolean killed) ->
                        killed ? Stream.<Instant>empty() : Stream.of(killAt);
                    default -> Stream.<Instant>empty();
                })
                .min(Instant::compareTo);
    }
}
