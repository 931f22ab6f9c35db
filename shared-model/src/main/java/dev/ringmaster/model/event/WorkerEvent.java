package dev.ringmaster.model.event;

import dev.ringmaster.model.worker.WorkerSnapshot;

/** How workers are, on {@link Topic#WORKERS}, keyed by worker. Written by scheduler-service; each is a whole snapshot. */
public sealed interface WorkerEvent extends Event {

    WorkerSnapshot worker();

    @Override
    default String key() {
        return worker().id().value();
    }

    /** Takes tasks. */
    record WorkerAvailable(WorkerSnapshot worker) implements WorkerEvent {}

    /** Every slot is in use. */
    record WorkerBusy(WorkerSnapshot worker) implements WorkerEvent {}

    /** Takes nothing for a while, for example until its quota resets. */
    record WorkerPaused(WorkerSnapshot worker) implements WorkerEvent {}

    /** Takes nothing: its command is missing, or it is no longer configured. */
    record WorkerOffline(WorkerSnapshot worker) implements WorkerEvent {}
}
