package dev.ringmaster.cli.supervisor.trial;

import dev.ringmaster.cli.supervisor.Part;
import dev.ringmaster.cli.supervisor.Phase;
import dev.ringmaster.cli.supervisor.RingState;
import dev.ringmaster.settings.Component;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A release that runs and does not count yet.
 *
 * @param release its id
 * @param components the ones that it replaced
 * @param deadline when it goes back unless it was kept
 * @param failedStarts how often each of them died since, also under supervisors that are gone
 * @param goingBack whether it was given up and only the components are left to replace
 */
public record Trial(
        String release,
        Set<Component> components,
        Instant deadline,
        Map<Component, Integer> failedStarts,
        boolean goingBack) {

    /** So often a replaced component may die before the release is given up. */
    public static final int FAILED_STARTS = 3;

    /** As long as three starts may take; the usual one takes two seconds. */
    public static final Duration READY_LIMIT = Duration.ofSeconds(90);

    public Trial {
        components = Set.copyOf(components);
        failedStarts = Map.copyOf(failedStarts);
    }

    /**
     * Why a release is given up.
     *
     * @param component the one that failed; null when none did
     * @param reason one sentence
     */
    public record Refusal(@Nullable Component component, String reason) {}

    /** Whether, and why, the release must go back now. */
    Optional<Refusal> refusal(RingState ring, Instant now) {
        if (goingBack) {
            return Optional.empty();
        }
        for (Component component : components) {
            Part part = ring.parts().get(component);
            if (failedStarts.getOrDefault(component, 0) >= FAILED_STARTS) {
                String last = part == null || part.message().isEmpty() ? "" : ", at last it " + part.message();
                return Optional.of(
                        new Refusal(component, component.word() + " died " + FAILED_STARTS + " times" + last));
            }
            if (part != null
                    && part.phase() instanceof Phase.Starting(var process, Instant since)
                    && !now.isBefore(since.plus(READY_LIMIT))) {
                return Optional.of(new Refusal(
                        component, component.word() + " was not ready within " + READY_LIMIT.toSeconds() + " s"));
            }
        }
        return now.isBefore(deadline)
                ? Optional.empty()
                : Optional.of(new Refusal(null, "nobody kept " + release + " before its deadline, " + deadline));
    }
}
