package dev.ringmaster.model.attempt;

import org.jspecify.annotations.Nullable;

/**
 * Which model an attempt is to use, and why.
 *
 * @param complexity how hard the task looks
 * @param tier what it was given: its complexity, and one tier up for each earlier result that was wrong
 * @param model what the tier means for the worker's type; null for the agent's own choice
 * @param because one sentence without its end
 */
public record ModelChoice(
        ModelTier complexity, ModelTier tier, @Nullable String model, String because) {}
