package dev.ringmaster.api.why;

import dev.ringmaster.api.why.line.Place;
import dev.ringmaster.model.attempt.DispatchReason;
import dev.ringmaster.model.id.DecisionId;
import dev.ringmaster.model.id.ProjectId;
import dev.ringmaster.model.id.TaskId;
import dev.ringmaster.model.id.WorkerId;
import dev.ringmaster.model.task.BlockReason;
import dev.ringmaster.model.task.TaskStatus;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Why a task is as it is.
 *
 * @param paragraph the whole answer, for a person
 * @param since when it entered its status
 * @param blockedBy present when it is blocked
 * @param waitsFor the unfinished tasks it depends on directly
 * @param before how many unfinished tasks must be done before it
 * @param chain from one of those to where the wait begins
 * @param stuck the tasks before it that nothing happens to before a person does something
 * @param soonest what would free it soonest, one sentence; null where nothing keeps it
 * @param place where it stands among its project's ready tasks; null unless it is ready
 * @param decision the question that it waits for, or null
 * @param attempt the one under way or the last, or null
 * @param dispatch why that attempt was given out then and there, or null
 * @param asOf when this was so
 */
public record Why(
        TaskId task,
        ProjectId project,
        String title,
        TaskStatus status,
        String paragraph,
        Instant since,
        @Nullable BlockReason blockedBy,
        List<TaskId> waitsFor,
        int before,
        List<Link> chain,
        List<Link> stuck,
        @Nullable String soonest,
        @Nullable Place place,
        @Nullable DecisionId decision,
        @Nullable WorkerId worker,
        @Nullable String attempt,
        @Nullable DispatchReason dispatch,
        Instant asOf) {

    /** @param sentence how it fares, without its name */
    public record Link(TaskId task, TaskStatus status, String sentence) {

        static Link of(Prerequisite each) {
            return new Link(each.task(), each.status(), each.sentence());
        }
    }

    public Why {
        waitsFor = List.copyOf(waitsFor);
        chain = List.copyOf(chain);
        stuck = List.copyOf(stuck);
    }
}
