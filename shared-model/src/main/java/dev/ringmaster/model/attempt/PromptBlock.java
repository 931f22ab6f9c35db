package dev.ringmaster.model.attempt;

/**
 * One block that was put into a prompt, or left out of it.
 *
 * @param name what it holds, such as {@code previous-attempt}
 * @param source where it came from, such as a task id, a file's path or an attempt id
 * @param relevance 0 to 1; blocks of lower relevance are left out first
 * @param tokens estimated size
 */
public record PromptBlock(String name, String source, double relevance, int tokens) {}
