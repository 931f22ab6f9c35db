package dev.ringmaster.api.beads.export;

import dev.ringmaster.model.task.TaskDefinition;
import dev.ringmaster.model.task.TaskStatus;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A task to be written, and where it stands.
 *
 * @param finishedElsewhere it came as done, so that only the file says whether it still is
 * @param since when it entered its status, or was last changed
 * @param commit what landed, or null
 * @param failure what went wrong last, or null
 */
public record ExportedTask(
        TaskDefinition definition,
        TaskStatus status,
        boolean finishedElsewhere,
        Instant since,
        @Nullable String commit,
        @Nullable String failure) {

    /** Its id in issue files. */
    String issue() {
        return definition.externalId() == null ? definition.id().value() : definition.externalId();
    }
}
