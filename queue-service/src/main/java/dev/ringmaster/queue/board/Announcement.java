package dev.ringmaster.queue.board;

import dev.ringmaster.model.event.StatusEvent;
import dev.ringmaster.model.task.TaskState;
import java.util.Optional;

/** Says which fact people hear of when a task enters a status; being a draft or assigned is told by other events. */
final class Announcement {

    private Announcement() {}

    static Optional<StatusEvent> of(TaskState state) {
        return switch (state.status()) {
            case READY -> Optional.of(new StatusEvent.TaskReady(state));
            case BLOCKED -> Optional.of(new StatusEvent.TaskBlocked(state));
            case IN_PROGRESS -> Optional.of(new StatusEvent.TaskStarted(state));
            case REVIEW -> Optional.of(new StatusEvent.TaskInReview(state));
            case DONE -> Optional.of(new StatusEvent.TaskCompleted(state));
            case FAILED -> Optional.of(new StatusEvent.TaskFailed(state));
            case CANCELLED -> Optional.of(new StatusEvent.TaskCancelled(state));
            case DRAFT, ASSIGNED -> Optional.empty();
        };
    }
}
