package dev.ringmaster.model.event;

import dev.ringmaster.model.id.ProjectId;
import dev.ringmaster.model.project.Project;

/** Facts about projects, on {@link Topic#PROJECTS}, keyed by project. A deleted project is a tombstone: a record without a value. */
public sealed interface ProjectEvent extends Event {

    ProjectId projectId();

    @Override
    default String key() {
        return projectId().value();
    }

    /** The project as it is now. */
    record ProjectUpdated(Project project) implements ProjectEvent {
        @Override
        public ProjectId projectId() {
            return project.id();
        }
    }
}
