package dev.ringmaster.api.why;

import dev.ringmaster.model.id.TaskId;
import dev.ringmaster.model.task.BlockReason;
import dev.ringmaster.model.task.TaskStatus;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A task as one that others wait for.
 *
 * @param blockedBy null unless it is blocked
 * @param sentence how it fares, without its name
 * @param needs the tasks it depends on, each by the one that stands for it: the latest retry
 * @param estimate how long it is expected to take, or null when unknown
 */
public record Prerequisite(
        TaskId task,
        TaskStatus status,
        @Nullable BlockReason blockedBy,
        String sentence,
        List<TaskId> needs,
        @Nullable Duration estimate) {

    public Prerequisite {
        needs = List.copyOf(needs);
    }

    /** Whether it waits for nothing but other tasks. */
    boolean onlyWaitsForOthers() {
        return blockedBy instanceof BlockReason.Dependency;
    }

    /** Whether nothing happens to it before a person does something. */
    boolean needsPerson() {
        return switch (status) {
            case DRAFT, FAILED, CANCELLED -> true;
            case BLOCKED -> blockedBy != null && needsPerson(blockedBy);
            case READY, ASSIGNED, IN_PROGRESS, REVIEW, DONE -> false;
        };
    }

    static boolean needsPerson(BlockReason reason) {
        return switch (reason) {
            case BlockReason.Dependency _, BlockReason.Deferred _, BlockReason.Backoff _, BlockReason.Quota _ -> false;
            case BlockReason.Budget budget -> budget.decision() != null;
            case BlockReason.UnknownDependency _,
                    BlockReason.DeadDependency _,
                    BlockReason.Cycle _,
                    BlockReason.UnknownProject _,
                    BlockReason.Decision _,
                    BlockReason.Paused _ -> true;
        };
    }
}
