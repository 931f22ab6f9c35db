package dev.ringmaster.release.guard;

/**
 * Something in a resulting tree that may not be there without a person's approval, or not at all.
 *
 * @param path what it is about, safe to print; {@code .} for the whole tree
 * @param sentence for a person, without a full stop
 */
public record Violation(Rule rule, String path, String sentence) {}
