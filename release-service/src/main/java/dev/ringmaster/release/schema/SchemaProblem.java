package dev.ringmaster.release.schema;

/**
 * Why the release before this one might not run on what a migration leaves.
 *
 * @param sentence for a person and the agent of the next attempt, without a full stop
 */
public record SchemaProblem(String path, String sentence) {}
