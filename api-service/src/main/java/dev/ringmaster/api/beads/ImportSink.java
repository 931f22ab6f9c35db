package dev.ringmaster.api.beads;

import dev.ringmaster.api.task.PlannedTask;
import dev.ringmaster.model.id.TaskId;
import dev.ringmaster.model.task.TaskDefinition;

/**
 * Takes what an import does, one by one, so that never all of it is held.
 *
 * @param <E> what may go wrong
 */
public interface ImportSink<E extends Exception> {

    /** In the order of the ids. */
    void create(PlannedTask task) throws E;

    void update(TaskDefinition task) throws E;

    /** A draft that the file has opened since. */
    void submit(TaskId task) throws E;

    /** A task whose issue is gone. */
    void callOff(TaskId task, String reason) throws E;
}
