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
 * @param room how many more attempts the machine has memory for; null while that is no concern
 */
record WorkerStatus(
        WorkerSettings settings,
        int running,
        @Nullable String problem,
        @Nullable Integer room) {

    WorkerStatus running(int change) {
        return new WorkerStatus(settings, Math.max(0, running + change), problem, room);
    }

    /** The same worker by other settings, with what runs. */
    WorkerStatus by(WorkerSettings other, @Nullable String next) {
        return new WorkerStatus(other, running, next, null);
    }

    WorkerStatus because(@Nullable String next) {
        return new WorkerStatus(settings, running, next, room);
    }

    /** @param more how many more attempts the machine has memory for; of interest only where slots would still be free */
    WorkerStatus withRoom(int more) {
        boolean tight = more < settings.maxConcurrent() - running;
        return new WorkerStatus(settings, running, problem, tight ? Integer.valueOf(more) : null);
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
                problem == null && isFull() ? "the machine is short of memory" : problem,
                null,
                now,
                settings.account(),
                problem == null ? settings.minConcurrent() : 0,
                problem == null ? room : null);
        if (problem != null) {
            return new WorkerEvent.WorkerOffline(snapshot);
        }
        return running >= settings.maxConcurrent() || isFull()
                ? new WorkerEvent.WorkerBusy(snapshot)
                : new WorkerEvent.WorkerAvailable(snapshot);
    }

    private boolean isFull() {
        return room != null && room == 0;
    }
}
