package dev.ringmaster.api;

import dev.ringmaster.model.attempt.AttemptRef;
import dev.ringmaster.model.decision.Decision;
import dev.ringmaster.model.decision.DecisionKind;
import dev.ringmaster.model.decision.DecisionOption;
import dev.ringmaster.model.id.AttemptId;
import dev.ringmaster.model.id.Epoch;
import dev.ringmaster.model.id.ProjectId;
import dev.ringmaster.model.id.TaskId;
import dev.ringmaster.model.id.TimeOrderedIds;
import dev.ringmaster.model.id.WorkerId;
import dev.ringmaster.model.task.BlockReason;
import dev.ringmaster.model.task.TaskState;
import dev.ringmaster.model.task.TaskStatus;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** What the other services would say about a task in its first assignment, for the tests to tell. */
public final class Facts {

    public static final WorkerId WORKER = new WorkerId("demo");
    public static final Epoch EPOCH = new Epoch(1);

    private static final TimeOrderedIds IDS = new TimeOrderedIds(InstantSource.system(), new Random(7));

    private Facts() {}

    public static TaskState state(TaskId task, TaskStatus status, @Nullable BlockReason reason, long version) {
        return state(task, status, reason, EPOCH, version);
    }

    public static TaskState state(
            TaskId task, TaskStatus status, @Nullable BlockReason reason, Epoch epoch, long version) {
        return new TaskState(
                task,
                projectOf(task),
                status,
                reason,
                epoch,
                1,
                null,
                null,
                false,
                0.5,
                null,
                null,
                Instant.now(),
                version,
                null,
                null);
    }

    public static ProjectId projectOf(TaskId task) {
        return new ProjectId(task.value().substring(0, task.value().lastIndexOf('-')));
    }

    public static AttemptRef attempt(TaskId task) {
        return new AttemptRef(task, projectOf(task), new AttemptId(IDS.next()), EPOCH, WORKER);
    }

    public static Decision decision(TaskId task, DecisionKind kind) {
        return new Decision(
                Decision.idFor(task, EPOCH, kind),
                task,
                projectOf(task),
                null,
                kind,
                "Again?",
                "It failed.",
                List.of(DecisionOption.RETRY),
                Instant.now());
    }
}
