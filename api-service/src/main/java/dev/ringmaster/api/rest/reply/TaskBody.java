package dev.ringmaster.api.rest.reply;

import dev.ringmaster.api.store.StoredTask;
import dev.ringmaster.api.view.WorkerOutlook;
import dev.ringmaster.model.id.AttemptId;
import dev.ringmaster.model.id.Capability;
import dev.ringmaster.model.id.ProjectId;
import dev.ringmaster.model.id.TaskId;
import dev.ringmaster.model.id.WorkerId;
import dev.ringmaster.model.project.Gate;
import dev.ringmaster.model.task.BlockReason;
import dev.ringmaster.model.task.Priority;
import dev.ringmaster.model.task.TaskDefinition;
import dev.ringmaster.model.task.TaskKind;
import dev.ringmaster.model.task.TaskState;
import dev.ringmaster.model.task.TaskStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A task: what it asks for, and where it stands as far as the queue has told. */
@Schema(name = "Task")
public record TaskBody(
        TaskId id,
        ProjectId project,
        String title,
        String description,
        List<String> acceptanceCriteria,
        Priority priority,
        TaskKind kind,
        List<TaskId> dependsOn,
        List<String> labels,
        List<Capability> requires,
        @Nullable WorkerId agent,
        List<Gate> gates,
        @Nullable Duration estimate,
        @Nullable TaskId retryOf,
        @Nullable String externalId,

        @Schema(description = "It is not given out before this moment.") @Nullable
        Instant notBefore,

        @Schema(description = "Version of what it asks for: the ETag.")
        long version,

        Instant createdAt,
        TaskStatus status,
        @Nullable BlockReason blockedBy,

        @Schema(description = "Why it is not running, or what it does, without its name.")
        String sentence,

        boolean cancelling,

        @Schema(description = "Its worth when the queue last told its state.") @Nullable
        Double score,

        @Schema(description = "Place among its project's best-ranked tasks, from 1.") @Nullable
        Integer rank,

        @Schema(description = "When the ranking was told that rank is its place in; only where one task is shown.")
        @Nullable
        Instant rankedAt,

        int attempts,
        @Nullable AttemptId attempt,
        @Nullable WorkerId worker,

        @Schema(description = "The landed commit.") @Nullable
        String commit,

        @Nullable String failure,
        @Schema(description = "When it entered its status.") Instant since,
        @Nullable Long stateVersion,

        @Schema(description = "Who paused it; an attempt under way goes on to its end.") @Nullable
        String pausedBy,

        @Schema(description = "The worker that a person wants it done by.") @Nullable
        WorkerId reassignTo) {

    /** As {@link #of(StoredTask)}, where a ready task that waits in vain says why. */
    public static TaskBody of(StoredTask task, WorkerOutlook workers) {
        return of(task, workers, null);
    }

    /** @param rankedAt when its project's last ranking was told, or null when that is not known */
    public static TaskBody of(StoredTask task, WorkerOutlook workers, @Nullable Instant rankedAt) {
        TaskState state = task.state();
        if (state == null || state.status() != TaskStatus.READY || state.cancelling()) {
            return of(task, state == null ? unseen(task) : state.sentence(), rankedAt);
        }
        return of(task, workers.obstacle(task.definition()).orElseGet(state::sentence), rankedAt);
    }

    public static TaskBody of(StoredTask task) {
        TaskState state = task.state();
        return of(task, state == null ? unseen(task) : state.sentence(), null);
    }

    private static TaskBody of(StoredTask task, String sentence, @Nullable Instant rankedAt) {
        TaskDefinition asked = task.definition();
        TaskState state = task.state();
        return new TaskBody(
                asked.id(),
                asked.project(),
                asked.title(),
                asked.description(),
                asked.acceptanceCriteria(),
                asked.priority(),
                asked.kind(),
                asked.orderedDependencies(),
                asked.labels(),
                asked.requires().stream().sorted().toList(),
                asked.agent(),
                asked.gates(),
                asked.estimate(),
                asked.retryOf(),
                asked.externalId(),
                asked.provisoOrNone().notBefore(),
                asked.version(),
                asked.createdAt(),
                task.status(),
                state == null ? null : state.blockedBy(),
                sentence,
                state != null && state.cancelling(),
                state == null ? null : state.score(),
                task.rank(),
                task.rank() == null ? null : rankedAt,
                state == null ? 0 : state.attempts(),
                state == null ? null : state.attempt(),
                state == null ? null : state.worker(),
                state == null ? null : state.commit(),
                state == null ? null : state.failure(),
                state == null ? asked.createdAt() : state.since(),
                state == null ? null : state.version(),
                state == null ? null : state.pausedBy(),
                state == null ? null : state.reassignTo());
    }

    private static String unseen(StoredTask task) {
        return switch (task.initialStatus()) {
            case DRAFT -> "is a draft: submit it to run it";
            case OPEN -> "was just created; queue-service has not seen it yet";
            case DONE -> "was done before it came here";
        };
    }
}
