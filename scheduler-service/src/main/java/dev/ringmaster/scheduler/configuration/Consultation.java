package dev.ringmaster.scheduler.configuration;

import dev.ringmaster.settings.Component;
import dev.ringmaster.settings.applied.AppliedSettings;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * The question that a proposal puts to the live components: all of them must say yes, and one no is enough. Immutable.
 *
 * @param next what would be in force
 * @param waiting changed keys that stay until they are confirmed
 * @param silent who has not answered yet
 * @param deadline until when an answer is waited for
 */
record Consultation(AppliedSettings next, Set<String> waiting, Set<Component> silent, Instant deadline) {

    Consultation {
        waiting = Set.copyOf(waiting);
        silent = Set.copyOf(silent);
    }

    /** Where the question stands. */
    sealed interface Outcome {

        /** Somebody has not answered yet. */
        record Open(Consultation consultation) implements Outcome {}

        /** Everyone said yes. */
        record Agreed(Consultation consultation) implements Outcome {}

        /** Somebody said no, or lives and says nothing. */
        record Refused(Consultation consultation, List<String> problems) implements Outcome {
            public Refused {
                problems = List.copyOf(problems);
            }
        }
    }

    /** Where it stands before anybody has answered: with nobody to ask it is agreed on. */
    Outcome begin() {
        return silent.isEmpty() ? new Outcome.Agreed(this) : new Outcome.Open(this);
    }

    /** A component could use it. An answer to another proposal changes nothing. */
    Outcome prepared(Component component, long version) {
        return version == next.version() ? without(Set.of(component)) : begin();
    }

    /** A component could not. */
    Outcome rejected(Component component, long version, List<String> problems) {
        return version == next.version()
                ? new Outcome.Refused(
                        this,
                        problems.stream()
                                .map(problem -> component.word() + ": " + problem)
                                .toList())
                : begin();
    }

    /**
     * Time has gone by.
     *
     * @param live who can be heard of now; whoever has died does not hold it up
     */
    Outcome dueAt(Instant now, Set<Component> live) {
        if (now.isBefore(deadline)) {
            return begin();
        }
        Set<Component> dead = EnumSet.noneOf(Component.class);
        dead.addAll(silent);
        dead.removeAll(live);
        Outcome outcome = without(dead);
        return outcome instanceof Outcome.Open open
                ? new Outcome.Refused(
                        this,
                        open.consultation().silent().stream()
                                .sorted()
                                .map(component -> component.word() + ": runs and has not answered in time")
                                .toList())
                : outcome;
    }

    private Outcome without(Set<Component> answered) {
        Set<Component> left = EnumSet.noneOf(Component.class);
        left.addAll(silent);
        left.removeAll(answered);
        return new Consultation(next, waiting, left, deadline).begin();
    }
}
