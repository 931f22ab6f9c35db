package dev.ringmaster.enricher.intake;

import dev.ringmaster.model.project.Project;

/** How waiting for a project ended. */
public sealed interface Awaited {

    /** @param project at the version that was needed, or later */
    record Known(Project project) implements Awaited {}

    /** The project was deleted. */
    record Deleted() implements Awaited {}

    /** The attempt was revoked meanwhile: nobody needs its prompt. */
    record Revoked() implements Awaited {}
}
