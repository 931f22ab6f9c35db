package dev.ringmaster.scheduler.health;

import dev.ringmaster.model.attempt.AttemptHealth;
import dev.ringmaster.model.settings.HealthThresholds;
import dev.ringmaster.model.settings.WorkerLimits;
import dev.ringmaster.scheduler.limits.Breach;
import dev.ringmaster.scheduler.limits.tree.Footprint;
import dev.ringmaster.scheduler.operations.LiveAttempt;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** One watched attempt. Belongs to the thread that looks, but for what it uses, which everyone may read. */
final class Patient {

    private final LiveAttempt attempt;
    private final WorkerLimits limits;
    private final HealthThresholds thresholds;
    private final Supplier<List<Path>> folders;
    private final RepeatFinder repeats = new RepeatFinder();

    /** Null until the first look. */
    @Nullable
    Vitals vitals;

    /** What was last told of it; null when that is not known, as after an adoption. */
    @Nullable
    AttemptHealth told;

    /** What the last walk through its folders found. */
    @Nullable
    Breach diskBreach;

    /** How much of its output was looked through. */
    long heard;

    Instant nextLook = Instant.EPOCH;
    Instant nextWalk;
    boolean ending;
    volatile Footprint footprint = Footprint.NONE;

    /**
     * @param told null for an attempt that an earlier process of this service started
     * @param folders those whose files and size count
     */
    Patient(
            LiveAttempt attempt,
            WorkerLimits limits,
            HealthThresholds thresholds,
            Supplier<List<Path>> folders,
            @Nullable AttemptHealth told,
            Instant firstWalk) {
        this.attempt = attempt;
        this.limits = limits;
        this.thresholds = thresholds;
        this.folders = folders;
        this.told = told;
        this.nextWalk = firstWalk;
    }

    LiveAttempt attempt() {
        return attempt;
    }

    WorkerLimits limits() {
        return limits;
    }

    HealthThresholds thresholds() {
        return thresholds;
    }

    List<Path> folders() {
        return folders.get();
    }

    RepeatFinder repeats() {
        return repeats;
    }
}
