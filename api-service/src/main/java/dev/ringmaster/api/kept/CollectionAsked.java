package dev.ringmaster.api.kept;

import dev.ringmaster.model.id.ProjectId;
import java.util.List;

/**
 * A collection that was asked for. Its answers are events {@code work.collected} behind the cursor, one for each project, with its id as
 * {@code request}.
 *
 * @param projects those with a repository
 * @param eventCursor the place in the feed before the answers
 */
public record CollectionAsked(String id, boolean dryRun, List<ProjectId> projects, long eventCursor) {
    public CollectionAsked {
        projects = List.copyOf(projects);
    }
}
