package dev.ringmaster.api.task;

import dev.ringmaster.model.id.ProjectId;
import dev.ringmaster.model.id.TaskId;

/** The form of task ids: the project's key, a dash and a number counted from 1 that is never used again. */
public final class TaskNumber {

    private TaskNumber() {}

    public static TaskId id(ProjectId project, long number) {
        return new TaskId(project + "-" + number);
    }
}
