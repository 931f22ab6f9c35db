package dev.ringmaster.release.pipeline;

import dev.ringmaster.model.id.ReleaseId;
import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/** Whose turn it is: one release at a time, one that a person wants gone before the others, those in the order of their numbers. */
public final class ReleaseLine {

    private ReleaseLine() {}

    /** The release whose work is under way. */
    public static Optional<Release> active(Collection<Release> unfinished) {
        return unfinished.stream().filter(release -> release.state().isActive()).findFirst();
    }

    /** The release to take now; a breaker stops only those that would go live. */
    public static Optional<ReleaseId> next(Collection<Release> unfinished, Breaker breaker) {
        if (active(unfinished).isPresent()) {
            return Optional.empty();
        }
        return unfinished.stream()
                .filter(release -> isNext(release.state(), breaker))
                .min(Comparator.comparing((Release release) -> release.state() instanceof ReleaseState.Waiting)
                        .thenComparing(Release::id))
                .map(Release::id);
    }

    private static boolean isNext(ReleaseState state, Breaker breaker) {
        return state instanceof ReleaseState.Recalled || state instanceof ReleaseState.Waiting && !breaker.open();
    }
}
