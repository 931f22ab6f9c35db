package dev.ringmaster.scheduler.workspace;

/**
 * What work changes against its base, for a person.
 *
 * @param stat how many lines in which files
 * @param patch the lines themselves with those around them; cut, with a sentence that says so, where it is very long
 */
public record Difference(String stat, String patch) {}
