package dev.ringmaster.scheduler.landing;

import dev.ringmaster.model.id.AttemptId;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/** Orders waiting work by the conflicts that are foreseen among it. */
final class LandingOrder {

    private LandingOrder() {}

    /**
     * First what conflicts with the target, which is told so without a run of its gates and can begin anew; then what goes on by itself;
     * last what conflicts with something before it. Otherwise in the order it came.
     */
    static <T> List<T> arrange(
            List<T> waiting, Function<T, AttemptId> id, Set<AttemptId> hopeless, Set<Pair> conflicting) {
        List<T> first = new ArrayList<>();
        List<T> free = new ArrayList<>();
        List<T> later = new ArrayList<>();
        for (T each : waiting) {
            if (hopeless.contains(id.apply(each))) {
                first.add(each);
            } else if (free.stream()
                    .anyMatch(before -> conflicting.contains(Pair.of(id.apply(before), id.apply(each))))) {
                later.add(each);
            } else {
                free.add(each);
            }
        }
        first.addAll(free);
        first.addAll(later);
        return first;
    }

    /** Two attempts, whichever is named first. */
    record Pair(Set<AttemptId> both) {
        static Pair of(AttemptId one, AttemptId other) {
            return new Pair(Set.of(one, other));
        }
    }
}
