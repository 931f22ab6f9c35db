package dev.ringmaster.cli.supervisor.trial;

import dev.ringmaster.cli.supervisor.Part;
import dev.ringmaster.cli.supervisor.Phase;
import dev.ringmaster.cli.supervisor.RingState;
import dev.ringmaster.cli.supervisor.Signal;
import dev.ringmaster.cli.supervisor.process.ProcessIdentity;
import dev.ringmaster.settings.Component;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Judges the release on trial by how its components do, and leads them back. Holds nothing that a later supervisor needs: after a death
 * at any point the next one goes on from what is written down. Only used by the supervisor's own thread.
 */
public final class TrialGuard {

    private final Trials trials;
    private final Consumer<String> log;
    private final Map<Component, Integer> restarts = new EnumMap<>(Component.class);
    private final Set<Component> hurried = EnumSet.noneOf(Component.class);
    private String complained = "";

    /** @param log told in one sentence what was done, for a person */
    public TrialGuard(Trials trials, Consumer<String> log) {
        this.trials = trials;
        this.log = log;
    }

    /** Looks at the ring. @return what the supervisor is to do about it */
    public List<Signal> look(RingState ring, Instant now) {
        try {
            Map<Component, Integer> died = newlyDied(ring);
            Optional<Trial> trial = trials.current();
            if (trial.isEmpty()) {
                hurried.clear();
                return List.of();
            }
            boolean counted = count(died, trial.get());
            Trial judged = counted ? trials.current().orElse(trial.get()) : trial.get();
            Optional<Trial.Refusal> refusal = judged.refusal(ring, now);
            if (refusal.isPresent()) {
                log.accept("release=" + judged.release() + " goes back: "
                        + refusal.get().reason());
                trials.giveUp(refusal.get(), now);
                judged = trials.current().orElse(judged);
            }
            return judged.goingBack() ? back(judged, ring) : List.of();
        } catch (IOException failure) {
            String sentence = "the release on trial could not be judged: " + failure.getMessage();
            if (!sentence.equals(complained)) {
                log.accept(sentence);
                complained = sentence;
            }
            return List.of();
        }
    }

    /** How often each component died since the last look. */
    private Map<Component, Integer> newlyDied(RingState ring) {
        Map<Component, Integer> died = new EnumMap<>(Component.class);
        ring.parts().forEach((component, part) -> {
            int before = restarts.getOrDefault(component, 0);
            if (part.restarts() > before) {
                died.put(component, part.restarts() - before);
            }
            restarts.put(component, part.restarts());
        });
        return died;
    }

    private boolean count(Map<Component, Integer> died, Trial trial) throws IOException {
        boolean counted = false;
        for (Map.Entry<Component, Integer> one : died.entrySet()) {
            if (trial.components().contains(one.getKey()) && !trial.goingBack()) {
                for (int i = 0; i < one.getValue(); i++) {
                    trials.countFailedStart(one.getKey());
                    counted = true;
                }
            }
        }
        return counted;
    }

    private List<Signal> back(Trial trial, RingState ring) throws IOException {
        Map<Component, ProcessIdentity> running = new EnumMap<>(Component.class);
        ring.parts()
                .forEach((component, part) ->
                        part.phase().process().ifPresent(process -> running.put(component, process)));
        Set<Component> outdated = trials.outdated(running);
        List<Signal> orders = new ArrayList<>();
        boolean done = true;
        for (Component component : ring.parts().keySet()) {
            Part part = ring.part(component);
            if (!part.wanted()) {
                continue;
            }
            switch (part.phase()) {
                case Phase.BackingOff backingOff -> {
                    // Once only: where the former program fails as well, the usual pauses apply again.
                    if (trial.components().contains(component) && hurried.add(component)) {
                        orders.add(new Signal.Start(component));
                        done = false;
                    }
                }
                case Phase.Launching launching -> done = false;
                case Phase.Stopping stopping -> done = false;
                case Phase.Stopped stopped -> {}
                case Phase.Waiting waiting -> {}
                case Phase.Starting starting -> done &= replaced(component, outdated, orders);
                case Phase.Ready ready -> done &= replaced(component, outdated, orders);
                case Phase.Unready unready -> done &= replaced(component, outdated, orders);
            }
        }
        if (done) {
            trials.end();
            hurried.clear();
            log.accept("release=" + trial.release() + " has gone back");
        }
        return orders;
    }

    private static boolean replaced(Component component, Set<Component> outdated, List<Signal> orders) {
        if (outdated.contains(component)) {
            orders.add(new Signal.Restart(component));
            return false;
        }
        return true;
    }
}
