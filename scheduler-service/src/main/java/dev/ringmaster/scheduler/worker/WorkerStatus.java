package dev.ringmaster.scheduler.worker;

import dev.ringmaster.model.event.WorkerEvent;
import dev.ringmaster.model.settings.WorkerSettings;
import dev.ringmaster.model.worker.WorkerSnapshot;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How a configured worker is. Immutable.
 *
 * @param running attempts it runs
 * @param problem why it takes nothing, one sentence; null while it does
 */
record WorkerStatus(
        WorkerSettings settings, int running, @Nullable String problem) {

    WorkerStatus running(int change) {
        return new WorkerStatus(settings, Math.max(0, running + change), problem);
    }

    WorkerStatus because(@Nullable String next) {
        return new WorkerStatus(settings, running, next);
    }

    /** The event that says so: a whole snapshot. */
    WorkerEvent event(Instant now) {
        WorkerSnapshot snapshot = new WorkerSnapshot(
                settings.name(),
                settings.type(),
                settings.capabilities(),
                problem == null ? settings.maxConcurrent() : 0,
                running,
                settings.dedicated(),
                problem,
                null,
                now,
                settings.account(),
                problem == null ? settings.minConcurrent() : 0,
                null);
        if (problem != null) {
            return new WorkerEvent.WorkerOffline(snapshot);
        }
        return running >= settings.maxConcurrent()
                ? new WorkerEvent.WorkerBusy(snapshot)
                : new WorkerEvent.WorkerAvailable(snapshot);
    }
}
