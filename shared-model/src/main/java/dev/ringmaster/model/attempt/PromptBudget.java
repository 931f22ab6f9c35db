package dev.ringmaster.model.attempt;

/**
 * How much of the token budget a prompt used; tokens are estimated.
 *
 * @param limit tokens the whole prompt may have
 * @param used tokens it has
 * @param redactions secrets that were taken out
 */
public record PromptBudget(int limit, int used, int redactions) {}
