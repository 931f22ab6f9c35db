package dev.ringmaster.scheduler.health;

import dev.ringmaster.model.attempt.AttemptHealth;
import dev.ringmaster.model.attempt.FailureClass;
import dev.ringmaster.model.settings.HealthThresholds;
import dev.ringmaster.scheduler.limits.Breach;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Says how an attempt is from what was seen of it, and whether that ends it. Pure: the samples bring the time. */
public final class HealthPolicy {

    /** Shorter silence is nothing. */
    static final Duration NOTABLE = Duration.ofSeconds(10);

    /** A loop must go on for so long: agents print tables and test runs too. */
    static final Duration LOOP_GRACE = Duration.ofSeconds(30);

    // Less than this share of one processor is timers and keep-alives, not work.
    private static final double COMPUTING = 0.05;

    private HealthPolicy() {}

    /** Whether there is something that only a closer look tells: changed files, open connections. */
    public static boolean needsCloserLook(Vitals before, Instant now, HealthThresholds thresholds) {
        return Duration.between(before.progressAt(), now).compareTo(notable(thresholds)) >= 0;
    }

    public static Vitals next(Vitals before, HealthSample sample, HealthThresholds thresholds) {
        boolean grown = sample.outputBytes() > before.outputBytes();
        Vitals seen = new Vitals(
                before.health(),
                before.reason(),
                sample.at(),
                sample.outputBytes(),
                sample.cpu(),
                grown ? sample.at() : before.heardAt(),
                later(before.changedAt(), sample.filesChangedAt(), sample.at()),
                computed(before, sample) ? sample.at() : before.computedAt(),
                loopingSince(before, sample, thresholds));
        AttemptHealth health = judge(seen, sample, thresholds);
        return new Vitals(
                health,
                reason(health, seen, sample),
                seen.at(),
                seen.outputBytes(),
                seen.cpu(),
                seen.heardAt(),
                seen.changedAt(),
                seen.computedAt(),
                seen.loopingSince());
    }

    /** Why the attempt is to be ended; empty while it may go on. */
    public static Optional<Breach> end(Vitals vitals) {
        return switch (vitals.health()) {
            case HUNG ->
                Optional.of(new Breach(
                        FailureClass.HUNG,
                        "it did nothing for " + vitals.still().toSeconds()
                                + " s: no output, no computing, no changed file"));
            case LOOPING ->
                loopingFor(vitals).compareTo(LOOP_GRACE) >= 0
                        ? Optional.of(new Breach(
                                FailureClass.LOOPING,
                                "it printed the same lines again and again for "
                                        + loopingFor(vitals).toSeconds() + " s"))
                        : Optional.empty();
            case ACTIVE, THINKING, SLOW, OVER_MEMORY -> Optional.empty();
        };
    }

    private static AttemptHealth judge(Vitals seen, HealthSample sample, HealthThresholds thresholds) {
        if (seen.still().compareTo(thresholds.hungAfter()) >= 0) {
            return AttemptHealth.HUNG;
        }
        if (seen.loopingSince() != null) {
            return AttemptHealth.LOOPING;
        }
        if (seen.quiet().compareTo(thresholds.slowAfter()) >= 0) {
            return AttemptHealth.SLOW;
        }
        boolean busy = sample.connected()
                || Duration.between(seen.computedAt(), seen.at()).compareTo(NOTABLE) < 0;
        return seen.quiet().compareTo(notable(thresholds)) >= 0 && busy ? AttemptHealth.THINKING : AttemptHealth.ACTIVE;
    }

    private static String reason(AttemptHealth health, Vitals seen, HealthSample sample) {
        String but = sample.connected()
                ? " and holds a connection open"
                : Duration.between(seen.computedAt(), seen.at()).compareTo(NOTABLE) < 0 ? " and computes" : "";
        return switch (health) {
            case ACTIVE -> "writes or changes files";
            case THINKING, SLOW -> "has been quiet for " + seen.quiet().toSeconds() + " s" + but;
            case HUNG -> "has done nothing for " + seen.still().toSeconds() + " s" + but;
            case LOOPING -> "has printed the same lines " + sample.repeats() + " times in a row";
            case OVER_MEMORY -> "uses more memory than it may";
        };
    }

    /** A loop goes on while the output only repeats itself, also in the pauses between two repeats. */
    private static @Nullable Instant loopingSince(Vitals before, HealthSample sample, HealthThresholds thresholds) {
        if (sample.repeats() < thresholds.loopRepeats()) {
            return null;
        }
        return before.loopingSince() == null ? sample.at() : before.loopingSince();
    }

    private static Duration loopingFor(Vitals vitals) {
        // Up to its last output: what has fallen silent does not loop any more, it hangs.
        return vitals.loopingSince() == null
                ? Duration.ZERO
                : Duration.between(vitals.loopingSince(), vitals.heardAt());
    }

    private static boolean computed(Vitals before, HealthSample sample) {
        Duration passed = Duration.between(before.at(), sample.at());
        Duration used = sample.cpu().minus(before.cpu());
        return !passed.isZero() && used.toNanos() >= COMPUTING * passed.toNanos();
    }

    private static Instant later(Instant known, @Nullable Instant found, Instant now) {
        // A file may carry a time to come, which says nothing.
        return found == null || !found.isAfter(known) || found.isAfter(now) ? known : found;
    }

    private static Duration notable(HealthThresholds thresholds) {
        return thresholds.slowAfter().compareTo(NOTABLE) < 0 ? thresholds.slowAfter() : NOTABLE;
    }
}
